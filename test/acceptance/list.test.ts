import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { commandFile, copyFixture, projectOf, runCli } from '../support/run-cli.ts';

describe('agent-eval list', () => {
  it('shows cases by suite, with tags, agents, iterations and the reason of a skip', async () => {
    const { code, stdout, stderr } = await runCli(['list'], { cwd: copyFixture('small') });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toBe(
      [
        'greetings  cases/greetings.yaml, 3 cases',
        '  hello   [smoke]              upper        2 iterations',
        '  please  [smoke, regression]  upper, echo  3 iterations',
        '  later                        upper, echo  2 iterations, skipped: the agent cannot whisper yet',
        '',
        'letters  cases/letters.yaml, 2 cases',
        '  each/a  upper  2 iterations',
        '  each/b  upper  2 iterations',
        '',
        '5 cases in 2 suites.',
        '',
      ].join('\n'),
    );
  });

  it('gives programs the same in a stable shape', async () => {
    const { code, stdout } = await runCli(['list', 'cases/letters.yaml', '--json'], {
      cwd: copyFixture('small'),
    });
    expect(code).toBe(0);
    const inCase = { tags: [], agents: ['upper'], iterations: 2, skip: null, only: false };
    expect(JSON.parse(stdout)).toEqual({
      suites: [
        {
          suite: 'letters',
          file: 'cases/letters.yaml',
          covers: ['shouting'],
          cases: [
            {
              case: 'letters/each/a',
              place: { file: 'cases/letters.yaml', line: 4, column: 5, row: 2 },
              ...inCase,
            },
            {
              case: 'letters/each/b',
              place: { file: 'cases/letters.yaml', line: 4, column: 5, row: 3 },
              ...inCase,
            },
          ],
        },
      ],
    });
  });

  it('lets the environment overrule the iterations of every case, as a run does', async () => {
    const { stdout } = await runCli(['list', '--json'], {
      cwd: copyFixture('small'),
      env: { AGENT_EVAL_ITERATIONS: '7' },
    });
    const cases = JSON.parse(stdout).suites.flatMap((suite: { cases: object[] }) => suite.cases);
    expect(new Set(cases.map(({ iterations }: { iterations: number }) => iterations))).toEqual(new Set([7]));
  });

  it('says which suites prove a system, without counting skipped cases as proof', async () => {
    const cwd = copyFixture('small');
    expect((await runCli(['list', '--covers'], { cwd })).stdout).toBe(
      [
        'politeness',
        '  greetings  2 cases  1 skipped  cases/greetings.yaml',
        '',
        'shouting',
        '  greetings  2 cases  1 skipped  cases/greetings.yaml',
        '  letters    2 cases             cases/letters.yaml',
        '',
      ].join('\n'),
    );
    expect(JSON.parse((await runCli(['list', '--covers', '--json'], { cwd })).stdout).covers[0]).toEqual({
      system: 'politeness',
      suites: [
        {
          suite: 'greetings',
          file: 'cases/greetings.yaml',
          cases: ['greetings/hello', 'greetings/please'],
          skipped: ['greetings/later'],
        },
      ],
    });
  });

  it('says how to tell what a suite covers where none does', async () => {
    const cwd = projectOf({ 'cases/a.yaml': oneCase });
    expect(await runCli(['list', '--covers'], { cwd })).toEqual({
      code: 0,
      stdout:
        'No suite says what it covers. Write `covers: [name-of-a-system]` beside `suite:` in its case file.\n',
      stderr: '',
    });
  });

  it('tells that "only" leaves out the other cases, and shows a case without an agent as such', async () => {
    const cwd = projectOf({
      'cases/a.yaml': 'suite: a\ncases:\n  - { id: x, only: true, input: 1, expect: [{ equals: "1" }] }\n',
    });
    const { stdout } = await runCli(['list'], { cwd });
    expect(stdout).toContain('  x  no agent  only');
    expect(stdout).toContain('1 case in 1 suite. 1 case marked "only": a run leaves out the others.');
  });

  it('lists nothing and exits with 2 where a case file has a mistake', async () => {
    const cwd = projectOf({ 'cases/a.yaml': oneCase.replace('equals', 'eqals') });
    const { code, stdout, stderr } = await runCli(['list', '--json'], { cwd });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('cases/a.yaml:4:51  error  case/unknown-judge');
    expect(stderr).toContain('1 error in 1 file. Nothing was listed.');
  });

  it('says so where a path does not exist', async () => {
    const { code, stderr } = await runCli(['list', 'nowhere'], { cwd: copyFixture('small') });
    expect(code).toBe(2);
    expect(stderr).toContain('"nowhere" does not exist.');
  });

  it('ends quietly when nobody reads on', () => {
    const cwd = projectOf({ 'cases/a.yaml': manyCases() });
    const script = `set -o pipefail; "${process.execPath}" "${commandFile}" list --json | head -n 1`;
    expect(
      execFileSync('bash', ['-c', script], { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }),
    ).toBe('{\n');
  });
});

const oneCase = `suite: a
agents: [{ name: echo, type: echo }]
cases:
  - { id: x, iterations: 1, input: hi, expect: [{ equals: hi }] }
`;

/** More than a pipe holds. */
function manyCases(): string {
  const cases = Array.from(
    { length: 1000 },
    (_, index) => `  - { id: case-${index}, input: hi, expect: [{ equals: hi }] }`,
  );
  return `suite: a\nagents: [{ name: echo, type: echo }]\ncases:\n${cases.join('\n')}\n`;
}
