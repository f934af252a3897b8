import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkProject } from '../../../src/cli/project/check-project.ts';
import { loadProject } from '../../../src/cli/project/load-project.ts';
import { misspeltThresholds } from '../../../src/cli/run/plan-project.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'all-mistakes-'));
  mkdirSync(join(folder, 'cases'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Codes with lines: what a run tells, and what a check tells. */
async function told(config: string, cases: string, commandLine: string[] = []) {
  writeFileSync(join(folder, 'agent-eval.config.yaml'), config);
  writeFileSync(join(folder, 'cases', 'a.yaml'), cases);
  const options = { configFile: join(folder, 'agent-eval.config.yaml'), commandLine: {} };
  const project = await loadProject([], options);
  const run = [...project.diagnostics, ...misspeltThresholds(project, commandLine)];
  const check = (await checkProject(project)).diagnostics;
  const shown = (all: typeof check) => all.map(({ code, place }) => `${code} ${place?.line ?? '-'}`).sort();
  return { run: shown(run), check: shown(check) };
}

const agents = 'agents: { bot: { type: echo } }\n';

describe('mistakes are told all at once', () => {
  test('names in thresholds and missing scripts beside whatever else is wrong', async () => {
    const cases = `suite: s
thresholds: ["pass-rate{tag:smoek} >= 1", "pass-rate{judge:equal} >= 1", "pass-rate{case:b} >= 1", "pass-rate{agent:bott} >= 1"]
tags: [smoke]
timeout: 5
cases:
  - id: a
    input: x
    expect: [{ script: { file: none.ts } }]
  - id: b
    input: x
    expect: [{ equalz: x }]
`;
    const { run, check } = await told(agents, cases, [
      'pass-rate{suite:t} >= 1',
      'pass-rate{tag:smoke} >= 1',
    ]);
    const both = [
      'case/unknown-judge 11',
      'case/unusable-script 6',
      'case/wrong-type 4',
      'threshold/unknown-agent 2',
      'threshold/unknown-judge 2',
      'threshold/unknown-tag 2',
    ];
    expect(check).toEqual(expect.arrayContaining(both));
    expect(check.filter((one) => one.startsWith('case/unusable-script'))).toHaveLength(1);
    expect(run).toEqual(expect.arrayContaining([...both, 'threshold/unknown-suite -']));
    expect(run.filter((one) => /unknown-case|unknown-tag -/.test(one))).toEqual([]);
  });

  test('but not what may only be a consequence of a mistake in the config', async () => {
    const cases = 'suite: s\nthresholds: ["pass-rate{agent:bot} >= 1"]\ncases: [{ id: a, input: x }]\n';
    const { run } = await told('agents: { bot: { type: comand } }\n', cases, ['pass-rate{suite:t} >= 1']);
    expect(run.filter((one) => one.startsWith('threshold/'))).toEqual([]);
  });

  test('thresholds and reporters of the config stand at their place', async () => {
    const cases = 'suite: s\ncases: [{ id: a, input: x, expect: [{ equals: x }] }]\n';
    const config = `${agents}thresholds:\n  - "pass-rate >= 2s"\n  - "pass-rate{tag:no} >= 1"\nreporters: [terminal, jsn]\n`;
    const { run, check } = await told(config, cases);
    expect(run).toEqual(['run/unknown-reporter 5', 'threshold/syntax 3', 'threshold/unknown-tag 4']);
    expect(check).toEqual(run);
  });

  test('settings of agents are explained where they stand, by their type', async () => {
    const cases = `suite: s
agents:
  - { name: one, type: comand }
  - { name: two, type: command, comand: [x] }
  - { name: three, type: scripted }
  - { name: four }
cases: [{ id: a, input: x, expect: [{ equals: x }] }]
`;
    writeFileSync(join(folder, 'agent-eval.config.yaml'), 'agents: { bot: { type: htp }, bat: {} }\n');
    writeFileSync(join(folder, 'cases', 'a.yaml'), cases);
    const options = { configFile: join(folder, 'agent-eval.config.yaml'), commandLine: {} };
    const all = (await loadProject([], options)).diagnostics.map(({ place, fix }) => ({
      line: place?.line,
      fix,
    }));
    const types = 'Use module, command, http, scripted, model, echo.';
    expect(all).toEqual(
      expect.arrayContaining([
        { line: 1, fix: `Did you mean "http"? ${types}` },
        { line: 1, fix: types },
        { line: 3, fix: `Did you mean "command"? ${types}` },
        {
          line: 4,
          fix: 'Did you mean "command"? Known here: version, concurrency, timeout, retry, needs, read, type, command, mode, cwd, env, set.',
        },
        { line: 5, fix: expect.stringContaining('the first reply whose input') },
        { line: 6, fix: expect.stringContaining('module, command, http, model, scripted or echo') },
      ]),
    );
  });

  test('settings of a config that is a module are explained by the path of their key', async () => {
    writeFileSync(
      join(folder, 'agent-eval.config.mjs'),
      "export default { sed: 1, agents: { bot: { type: 'scripted', replis: [] } } };",
    );
    const options = { configFile: join(folder, 'agent-eval.config.mjs'), commandLine: {} };
    const { diagnostics } = await loadProject([], options);
    const told = diagnostics.map(({ message, fix }) => `${message} ${fix}`);
    expect(told).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^The default export: There is no key "sed" here\. Did you mean "seed"\?/),
        expect.stringMatching(/^agents\.bot: There is no key "replis" here\. Did you mean "replies"\?/),
        expect.stringMatching(/^agents\.bot\.replies: "replies" is missing\./),
      ]),
    );
  });
});
