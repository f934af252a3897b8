import { afterEach, describe, expect, test } from 'vitest';
import { makeProject, type TempProject } from '../support/run-project.ts';

let project: TempProject;
afterEach(() => project.remove());

function make(files: Readonly<Record<string, string>>): TempProject {
  project = makeProject({ 'agents/a.mjs': 'export default (input) => input;', ...files });
  return project;
}

function cells(): string[] {
  return project.report().cells.map(({ case: key, agent, status }) => `${key}@${agent} ${status}`);
}

describe('hooks', () => {
  const cases =
    'suite: s\nagents: [a]\ncases:\n  - { id: one, input: 1, hooks: hooks.mjs, expect: [{ json-equals: { value: 1 } }] }\n';

  test.each([
    [
      'fails',
      'export const beforeTrial = () => { throw new Error("no database"); };',
      'invalid  The hook beforeTrial failed: no database',
    ],
    [
      'hangs',
      'export const afterTrial = () => new Promise(() => {});',
      'invalid  The hook afterTrial did not end within 50ms.',
    ],
  ])('make a trial invalid and the run end with 3 when one %s', async (_, hooks, shown) => {
    make({ 'cases/s.yaml': cases, 'hooks.mjs': hooks });
    const { exitCode, stdout } = await project.run(['--timeout', '50ms']);
    expect(exitCode).toBe(3);
    expect(stdout).toContain(shown);
    expect(stdout).toContain('INVALID  1 trial');
    expect(stdout).toContain('  1 trial could not be measured.');
  });

  test('that are invalid can be allowed by a threshold, and are tried again by --resume', async () => {
    make({
      'cases/s.yaml': `${cases}  - { id: two, input: 2, expect: [{ json-equals: { value: 2 } }] }\n`,
      'hooks.mjs': 'export const beforeTrial = () => { throw new Error("no") };',
    });
    const allowed = ['--threshold', 'invalid-rate <= 50%', '--threshold', 'pass-rate == 100%'];
    expect((await project.run(allowed)).exitCode).toBe(0);
    expect(cells()).toEqual(['s/one@a i', 's/two@a p']);
    project.write({ 'hooks.mjs': 'export const beforeTrial = () => {};' });
    await project.run(['--resume']);
    expect(cells()).toEqual(['s/one@a p', 's/two@a p']);
  });

  test.each([
    ['missing', null, 'There is no file "hooks.mjs"'],
    ['broken', 'export const beforeTrial = ', 'hooks.mjs:1'],
    ['without either hook', 'export const beforeTrail = () => {};', 'beforeTrail'],
  ])('that are %s are told before any agent is called', async (_, hooks, shown) => {
    make({ 'cases/s.yaml': cases, ...(hooks === null ? {} : { 'hooks.mjs': hooks }) });
    const { exitCode, stderr } = await project.run();
    expect(exitCode).toBe(2);
    expect(stderr).toContain(shown);
    expect(stderr).toContain('No agent was called.');
    expect(stderr).not.toMatch(/\n +at /);
  });
});

describe('a script judge', () => {
  test('that never answers makes its trial invalid within the time limit, and no other', async () => {
    make({
      'cases/s.yaml': `suite: s
agents: [a]
cases:
  - { id: hangs, input: x, timeout: 60ms, expect: [{ script: ./hangs.mjs }] }
  - { id: scores, input: x, expect: [{ script: ./scores.mjs }] }
`,
      'hangs.mjs': 'export default () => new Promise(() => {});',
      'scores.mjs':
        'export default ({ output }) => ({ name: "Exact", score: output === "x" ? 1 : 0, metadata: { rationale: "same" } });',
    });
    const { exitCode, stdout } = await project.run();
    expect(exitCode).toBe(3);
    expect(stdout).toContain('It gave no verdict within 60ms');
    expect(cells()).toEqual(['s/hangs@a i', 's/scores@a p']);
  });
});

test.each([
  ['missing', null, 'judge.mjs'],
  ['broken', 'export default (', 'judge.mjs:1'],
  ['no function', 'export default 7;', 'It is a number, not a function.'],
])('a script judge that is %s is told before any agent is called', async (_, script, shown) => {
  make({
    'cases/s.yaml':
      'suite: s\nagents: [a]\ncases:\n  - { id: one, input: x, expect: [{ all-of: [{ script: ./judge.mjs }] }] }\n',
    ...(script === null ? {} : { 'judge.mjs': script }),
  });
  const { exitCode, stderr } = await project.run();
  expect(exitCode).toBe(2);
  expect(stderr).toContain(shown);
  expect(stderr).toContain('No agent was called.');
});

describe('the plan of a run', () => {
  test('is asked about past confirm-above, and --yes answers', async () => {
    make({
      'agent-eval.config.yaml': 'confirm-above: { trials: 2 }\n',
      'cases/s.yaml':
        'suite: s\nagents: [a]\niterations: 3\ncases:\n  - { id: one, input: x, expect: [{ equals: x }] }\n'.replace(
          'iterations: 3\n',
          '',
        ),
    });
    const asked = await project.run(['--iterations', '3']);
    expect(asked.exitCode).toBe(2);
    expect(asked.stderr).toContain('3 trials, 3 calls of agents');
    expect(asked.stderr).toContain('--yes');
    expect(project.runs()).toEqual([]);
    expect((await project.run(['--iterations', '3', '--yes'])).exitCode).toBe(0);
    expect((await project.run(['--iterations', '2'])).exitCode).toBe(0);
  });

  test('is cut down to cases marked with only', async () => {
    make({
      'cases/s.yaml':
        'suite: s\nagents: [a]\ncases:\n  - { id: one, input: x, expect: [{ equals: x }] }\n  - { id: two, only: true, input: x, expect: [{ equals: x }] }\n',
    });
    await project.run();
    expect(cells()).toEqual(['s/two@a p']);
  });

  test('interleaves agents and keeps to the concurrency of each', async () => {
    make({
      'agents/b.mjs': `let running = 0;
export default async (input) => {
  running++;
  await new Promise((done) => setTimeout(done, 3));
  return running-- === 1 ? input : 'two at once';
};`,
      'agent-eval.config.yaml': 'agents:\n  b: { type: module, file: agents/b.mjs, concurrency: 1 }\n',
      'cases/s.yaml':
        'suite: s\nagents: [a, b]\ncases:\n  - { id: one, input: x, expect: [{ equals: x }] }\n',
    });
    const { exitCode } = await project.run(['--iterations', '4', '--concurrency', '8']);
    expect(exitCode).toBe(0);
    expect(cells()).toEqual(['s/one@a pppp', 's/one@b pppp']);
    await project.run(['--iterations', '3', '--concurrency', '1']);
    const order = project.events().flatMap((event) => (event.type === 'trial-finished' ? [event.agent] : []));
    expect(order).toEqual(['a', 'b', 'a', 'b', 'a', 'b']);
  });

  test('says why nothing is left to run', async () => {
    make({
      'cases/s.yaml':
        'suite: s\nagents: [a]\ncases:\n  - { id: one, skip: later, input: x, expect: [{ equals: x }] }\n',
    });
    const skipped = await project.run();
    expect([skipped.exitCode, skipped.stderr]).toEqual([
      2,
      expect.stringContaining('Every case that was picked is skipped.'),
    ]);
    const filtered = await project.run(['--filter', 'nothing-like-it']);
    expect([filtered.exitCode, filtered.stderr]).toEqual([
      2,
      expect.stringContaining('the filters leave none'),
    ]);
  });
});

describe('a case with turns', () => {
  test('asks once a turn with the history, and judges each turn and the last output', async () => {
    make({
      'agents/a.mjs':
        'export default (input, { conversation }) => conversation.turn + ". " + input + " after " + conversation.history.map(({ output }) => output[0]).join("");',
      'cases/s.yaml': `suite: s
agents: [a]
cases:
  - id: talk
    turns:
      - { input: hello, expect: [{ equals: "1. hello after " }] }
      - { input: order, expect: [{ contains: nothing like it }] }
      - { input: bye }
    expect: [{ equals: "3. bye after 12" }]
`,
    });
    const { exitCode, stdout } = await project.run();
    expect(exitCode).toBe(1);
    expect(stdout).toContain('contains (turn 2)  ');
    const [failed] = project.report().cells[0]?.failures ?? [];
    expect(failed?.judgements.map(({ judge, turn, status }) => [judge, turn, status])).toEqual([
      ['equals', 1, 'passed'],
      ['contains', 2, 'failed'],
      ['equals', undefined, 'passed'],
    ]);
    expect(failed?.turns).toHaveLength(3);
  });
});

describe('retry', () => {
  test('records attempts and shows how many trials needed them', async () => {
    make({
      'agents/flaky.mjs': `let calls = 0;
export default (input) => {
  if (++calls <= 2) throw Object.assign(new Error('busy ' + calls), { status: 429, retryAfterMs: 1 });
  return input;
};`,
      'agent-eval.config.yaml':
        'agents:\n  flaky: { type: module, file: agents/flaky.mjs, retry: { max: 2, on: [rate-limit] } }\n',
      'cases/s.yaml':
        'suite: s\nagents: [flaky]\ncases:\n  - { id: one, input: x, expect: [{ equals: x }] }\n',
    });
    const { exitCode, stdout } = await project.run();
    expect(exitCode).toBe(0);
    expect(stdout).toContain('1 retried');
    expect(project.report().leaderboard[0]?.figures.retried).toBe(1);
    const [trial] = project.events().filter((event) => event.type === 'trial-finished');
    expect(trial).toMatchObject({
      attempts: [{ kind: 'rate-limit', message: 'busy 1' }, { message: 'busy 2' }],
    });
  });
});

describe('bad input', () => {
  test('is told all at once, with places and mends, and without a stack trace', async () => {
    make({
      'agent-eval.config.yaml': 'thresholds: ["pass-rate >= 2s"]\n',
      'cases/bad.yaml': `suite: bad
agents: [nobody]
thresholds: ["passrate >= 1"]
colour: red
cases:
  - { id: one, input: x, expect: [{ equalz: x }], timeout: 5 }
  - { id: one, input: x, expect: [{ regex: "(" }] }
  - { id: three, expect: [] }
`,
      'cases/syntax.yaml': 'suite: [\n',
      'cases/empty.yaml': '',
      'cases/data.yaml':
        'suite: data\nagents: [a]\ncases:\n  - { id: rows, dataset: { file: none.csv }, input: "{{x}}", expect: [{ equals: x }] }\n',
    });
    const { exitCode, stdout, stderr } = await project.run([
      '--reporter',
      'htlm',
      '--threshold',
      'latency-p95 <= 95%',
    ]);
    expect(exitCode).toBe(2);
    expect(stdout).toBe('');
    for (const part of [
      'nobody',
      'passrate',
      'colour',
      'Did you mean "equals"',
      'cases/bad.yaml:6:',
      'cases/bad.yaml:7:',
      'cases/syntax.yaml:',
      'cases/empty.yaml:',
      'none.csv',
      'no reporter named "htlm"',
      'latency-p95 cannot be compared with "95%"',
      'pass-rate cannot be compared with "2s"',
    ])
      expect(stderr).toContain(part);
    expect(stderr).toMatch(/\d+ errors in \d files\. No agent was called\.\n$/);
    expect(stderr).not.toMatch(/\n +at /);
    expect(project.runs()).toEqual([]);
  });

  test.each([
    [['--iterations', '0'], 'Expected a whole number from 1'],
    [['--iterations', '1.5'], 'Expected a whole number'],
    [['--timeout', '5'], 'Expected a duration'],
    [['--seed', '-1'], 'Expected a whole number from 0'],
    [['--bail', '0'], 'Expected a whole number from 1'],
    [['--nonsense'], "unknown option '--nonsense'"],
    [['--config', 'none.yaml'], 'There is no config file "none.yaml"'],
    [['--resume'], 'There is no run in '],
    [['--resume', 'other'], 'There is no run "other" in '],
    [['--rerun-failed', 'none'], 'There is no run "none"'],
    [['--tag', 'none'], 'No case has the tag "none"'],
    [['--agent', 'b'], 'No case is tried on an agent named "b"'],
    [['--threshold', 'pass-rate{agent:b} >= 1'], 'selects the agent "b", which does not exist'],
    [['nowhere'], '"nowhere" does not exist'],
  ])('%j ends with 2 and says what is wrong', async (options, complaint) => {
    make({
      'cases/s.yaml': 'suite: s\nagents: [a]\ncases:\n  - { id: one, input: x, expect: [{ equals: x }] }\n',
    });
    const { exitCode, stderr } = await project.run(options);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(complaint);
    expect(stderr).not.toMatch(/\n +at /);
  });

  test('of an agent module is told with its place', async () => {
    make({
      'agents/a.mjs': 'export const run = () => 1;\n',
      'agents/b.ts': 'export default 7;\n',
      'agents/c.mjs': '\n\nthrow new Error("no key");\n',
      'cases/s.yaml':
        'suite: s\nagents: [a, b, c]\ncases:\n  - { id: one, input: x, expect: [{ equals: x }] }\n',
    });
    const { exitCode, stderr } = await project.run();
    expect(exitCode).toBe(2);
    expect(stderr).toContain('agents/c.mjs:3:');
    expect(stderr).toContain('no key');
    expect(stderr.match(/agent\/unusable/g)).toHaveLength(3);
  });
});
