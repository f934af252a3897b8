import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reportSchema } from '../../src/model/report.ts';
import { makeProject, type TempProject } from '../support/run-project.ts';

const files = {
  'agents/good.ts': `import { defineAgent } from 'agent-eval';
export default defineAgent({ version: '2.0', run: (input: unknown): string => 'Hello ' + String(input) });
`,
  'agents/bad.mjs': `export default (input) => (input === 'Ana' ? 'Hello Ana' : 'Go away');
`,
  'cases/greets.yaml': `suite: greets
agents: [good, bad]
thresholds:
  - "pass-rate{agent:good} == 100%"
cases:
  - id: ana
    tags: [smoke]
    input: Ana
    expect: [{ equals: Hello Ana }]
  - id: bob
    tags: [smoke, slow]
    input: Bob
    expected: Hello Bob
    expect: [equals, { not-contains: away }]
  - id: later
    skip: nobody knows yet
    input: Eve
    expect: [{ equals: Hello Eve }]
`,
  'cases/more.yaml': `suite: more
agents: [good]
cases:
  - id: again
    iterations: 3
    input: again
    expect: [{ contains: again }]
`,
};

let project: TempProject;
beforeAll(() => {
  project = makeProject(files);
});
afterAll(() => project.remove());

function trialKeys(): string[] {
  return project
    .events()
    .flatMap((event) => (event.type === 'trial-finished' && event.status !== 'skipped' ? [event] : []))
    .map(({ case: key, agent, iteration }) => `${key}@${agent}#${iteration}`)
    .sort();
}

describe('agent-eval run', () => {
  test('tries every case against its agents and reports', async () => {
    const { exitCode, stdout, stderr } = await project.run();
    expect(stderr).toBe('');
    expect(exitCode).toBe(0);
    expect(stdout).toContain('✗ bad  1 of 2 trials passed · 1 failed · 1 skipped');
    expect(stdout).toContain('✗ greets/bob by bad failed  cases/greets.yaml:10');
    expect(stdout).toMatch(/1\S* +good 2\.0 +100 %/);
    expect(stdout).toContain('✓ pass-rate == 100% more  100 % meets == 100 %');
    expect(stdout).toMatch(/PASSED {2}7 trials in .*exit code 0\nreport {2}reports\/[^/]+\n$/);
    const report = reportSchema.parse(project.report());
    expect(report.cells.map(({ case: key, agent, status }) => `${key}@${agent} ${status}`)).toEqual([
      'greets/ana@good p',
      'greets/ana@bad p',
      'greets/bob@good p',
      'greets/bob@bad f',
      'greets/later@good s',
      'greets/later@bad s',
      'more/again@good ppp',
    ]);
    expect(report.run).toMatchObject({ status: 'completed', trials: 7, resumes: 0 });
  });

  test.each<[string[], string[]]>([
    [['cases/more.yaml'], ['more/again@good#1', 'more/again@good#2', 'more/again@good#3']],
    [
      ['--agent', 'bad'],
      ['greets/ana@bad#1', 'greets/bob@bad#1'],
    ],
    [
      ['--tag', 'smoke,!slow'],
      ['greets/ana@bad#1', 'greets/ana@good#1'],
    ],
    [['--filter', 'GREETS/B', '--agent', 'good'], ['greets/bob@good#1']],
    [['cases/more.yaml', '--iterations', '1'], ['more/again@good#1']],
  ])('%j picks %j', async (options, keys) => {
    await project.run(options);
    expect(trialKeys()).toEqual(keys);
  });

  test('takes the settings of the command line before those of the environment', async () => {
    const environment = { AGENT_EVAL_SEED: '7', AGENT_EVAL_ITERATIONS: '2' };
    await project.run(['cases/more.yaml'], environment);
    expect([project.report().run.seed, trialKeys().length]).toEqual([7, 2]);
    await project.run(['cases/more.yaml', '--seed', '9', '--iterations', '1'], environment);
    expect([project.report().run.seed, trialKeys().length]).toEqual([9, 1]);
  });

  test('adds thresholds of the command line, which filters do not silence', async () => {
    const missed = await project.run([
      '--agent',
      'bad',
      '--threshold',
      'pass-rate{agent:good} >= 0%',
      '--threshold',
      'error-rate == 0%',
    ]);
    expect(missed.exitCode).toBe(1);
    expect(missed.stdout).toContain('✗ pass-rate{agent:good} >= 0%  It selects no trial.');
    expect(missed.stdout).toContain('✓ error-rate == 0%');
    expect(missed.stdout).not.toContain('pass-rate{agent:good} == 100%');
    expect(missed.stdout).toContain('✗ pass-rate == 100% greets');
  });

  test('does not let a lone latency threshold switch correctness off', async () => {
    const { exitCode, stdout } = await project.run(['--agent', 'bad', '--threshold', 'latency-p95 <= 1m']);
    expect(exitCode).toBe(1);
    expect(stdout).toContain('✗ pass-rate == 100% greets  50 % misses');
    expect(stdout).toContain('✓ latency-p95 <= 1m');
  });

  test('stops early with --bail', async () => {
    const { exitCode, stdout } = await project.run([
      '--agent',
      'bad',
      '--iterations',
      '5',
      '--bail',
      '--concurrency',
      '1',
    ]);
    expect(exitCode).toBe(1);
    expect(stdout).toContain('The run stopped early: 1 did not pass; --bail stops at 1.');
    expect(trialKeys()).toEqual(['greets/ana@bad#1', 'greets/bob@bad#1']);
  });

  test('writes only what the reporters are asked for, and where --out says', async () => {
    const { stdout } = await project.run(['cases/more.yaml', '--reporter', 'json', '--out', 'elsewhere']);
    expect(stdout).toBe('');
    expect(existsSync(join(project.folder, 'elsewhere/latest/report.json'))).toBe(true);
    const only = await project.run(['cases/more.yaml', '--reporter', 'terminal', '--out', 'elsewhere']);
    expect(only.stdout).toContain('PASSED');
    expect(existsSync(join(project.folder, 'elsewhere/latest/report.json'))).toBe(false);
  });

  test('says with --dry-run what it would do, and does nothing', async () => {
    const before = project.runs().length;
    const { exitCode, stdout } = await project.run(['--dry-run', '--iterations', '10']);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('greets: 3 cases');
    expect(stdout).toContain('Would take 50 trials, 50 calls of agents');
    expect(project.runs()).toHaveLength(before);
  });

  test('tries again with --rerun-failed what did not pass, and says when nothing is left', async () => {
    await project.run();
    const again = await project.run(['--rerun-failed']);
    expect(trialKeys()).toEqual(['greets/bob@bad#1']);
    expect(again.exitCode).toBe(1);
    await project.run(['cases/more.yaml']);
    const nothing = await project.run(['--rerun-failed']);
    expect([nothing.exitCode, nothing.stderr]).toEqual([2, expect.stringContaining('Everything passed')]);
  });

  test('gives the same report but for its run part, byte for byte, for the same seed and a virtual clock', async () => {
    project.write({
      'virtual/agents.mjs': `export default async (input, { clock, random }) => {
        await Promise.all([1, 2, 3].map(() => clock.sleep(random.integer(1, 1000))));
        return random.next() < 0.5 ? 'good' : random.next();
      };`,
      'virtual/suite.yaml': `suite: virtual
clock: virtual
agents: [{ name: dice, type: module, file: virtual/agents.mjs }]
cases:
  - { id: a, iterations: 10, input: 1, expect: [{ equals: good }] }
  - { id: b, iterations: 10, input: 2, expect: [{ equals: good }] }
`,
    });
    const rest = async (...options: string[]) => {
      await project.run(['virtual', ...options]);
      return readFileSync(join(project.folder, 'reports/latest/report.json'), 'utf8').replace(
        /"run": \{[\s\S]*?\n {2}\},/,
        '',
      );
    };
    const first = await rest();
    expect(await rest('--concurrency', '9')).toBe(first);
    expect(await rest('--seed', '2')).not.toBe(first);
  });
});
