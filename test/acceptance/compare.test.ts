import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { comparisonSchema } from '../../src/model/comparison.ts';
import { runCli, writeFiles } from '../support/run-cli.ts';

let cwd: string;

/** Two agents on twenty cases: one always answers, the other leaves out every second answer. */
beforeAll(async () => {
  cwd = mkdtempSync(join(tmpdir(), 'agent-eval-compare-'));
  const cases = Array.from(
    { length: 20 },
    (_, index) => `  - { id: c${index}, input: ${index}, expected: "${index}", expect: [equals] }`,
  );
  writeFiles(cwd, {
    'agents/good.ts': 'export default { run: (input) => String(input) };\n',
    'agents/bad.ts':
      "export default { run: (input) => (input % 2 === 0 ? String(input) : 'no\\u001b[2J idea') };\n",
    'cases/a.yaml': ['suite: a', 'agents: [good, bad]', 'clock: virtual', 'cases:', ...cases, ''].join('\n'),
  });
  await runCli(['run', '--out', 'one'], { cwd });
  await runCli(['run', '--out', 'two', '--agent', 'good'], { cwd });
});

afterAll(() => rmSync(cwd, { recursive: true }));

const compare = (...parameters: string[]) => runCli(['compare', ...parameters], { cwd });

describe('agent-eval compare', () => {
  it('ends with 1 where an agent is told to be worse, and names what broke', async () => {
    const { code, stdout } = await compare(
      'latest',
      '--out',
      'one',
      '--agent',
      'good,bad',
      '--margin',
      '1pp,100000%',
    );
    expect(code).toBe(1);
    expect(stdout).toMatch(/^WORSE {2}bad against good\n {2}The pass rate is worse: 50 % instead of 100 %/);
    expect(stdout).toContain('Broken (10 cases)');
    expect(stdout).toContain('2J idea" instead of "1"');
    expect(stdout).not.toContain('\u001b');
  });

  it('ends with 0 on the same run, as a name, a folder or a report, and prints JSON that keeps to its shape', async () => {
    const { code, stdout } = await compare('one/latest', 'one/latest/report.json', '--json');
    expect(code).toBe(0);
    expect(comparisonSchema.parse(JSON.parse(stdout)).verdict).toBe('no-difference-seen');
  });

  it('finds the baseline beside the runs by its name', async () => {
    await runCli(['run', '--out', 'kept', '--agent', 'good', '--update-baseline'], { cwd });
    const { code, stdout } = await compare('baseline', 'latest', '--out', 'kept');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^NO DIFFERENCE SEEN {2}good: latest against baseline/m);
  });

  it('ends with 1 on a worse agent of another run, and writes Markdown', async () => {
    const { code, stdout } = await compare(
      'two/latest@good',
      'one/latest@bad',
      '--margin',
      '100000%',
      '--markdown',
    );
    expect(code).toBe(1);
    expect(stdout).toMatch(/^### ❌ Worse: /);
  });

  it('ends with 2 and the reason where nothing can be compared', async () => {
    const reasons: Readonly<Record<string, readonly string[]>> = {
      'There is no run "nope"': ['nope', 'one/latest'],
      'There is no agent "goood"': ['one/latest', '--agent', 'goood,bad'],
      'Did you mean "good"?': ['one/latest@goood', 'two/latest'],
      'nothing to compare good of two/latest with': ['two/latest'],
      'cannot be used as a report': ['cases/a.yaml', 'one/latest'],
      '"3pp" is a second margin of the same kind': ['one/latest', 'two/latest', '--margin', '2pp,3pp'],
      '"2" is no margin': ['one/latest', 'two/latest', '--margin', '2'],
    };
    for (const [reason, parameters] of Object.entries(reasons)) {
      const { code, stdout, stderr } = await compare(...parameters);
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toContain(reason);
    }
  });
});
