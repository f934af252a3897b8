import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { projectOf, runCli, writeFiles } from '../support/run-cli.ts';
import { type ServedModels, serveModels, stubKey } from '../support/serve-models.ts';

const files = {
  'agent-eval.config.yaml': 'models: { judge: j-1 }\n',
  'agents/clerk.ts': `export default {
  run: (input: string) => (input === 'hi' ? 'Dear all, good day.' : input === 'key' ? process.env.OPENAI_API_KEY : 'Go away.'),
};
`,
  'cases/polite.yaml': `suite: polite
agents: [clerk]
clock: virtual
iterations: 3
timeout: 50ms
cases:
  - { id: greets, input: hi, expect: [{ llm-rubric: Is polite. }, { not-all-of: [{ closed-qa: Is it rude? }] }] }
  - { id: tells, input: key, expect: [{ not-llm-rubric: Is polite. }] }
`,
};

let served: ServedModels;
let cwd: string;
beforeEach(async () => {
  served = await serveModels();
  served.reply = (_, { body }) => {
    const { messages = [] } = JSON.parse(JSON.stringify(body));
    const shown: string = messages[1]?.content ?? '';
    const isPolite = shown.includes('Dear all');
    const reason = `It is ${shown.includes(stubKey) ? stubKey : 'so'}.`;
    return JSON.stringify(
      messages[0]?.content.includes('"meets"')
        ? { reason, meets: isPolite ? 'no' : 'yes' }
        : { reason, score: isPolite ? 5 : 1 },
    );
  };
});
afterEach(() => served.close());

function makeProject(more: Readonly<Record<string, string>> = {}): string {
  const folder = projectOf({ ...files, ...more });
  mkdirSync(join(folder, 'node_modules'));
  return folder;
}

function written(folder: string): string {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'utf8'))
    .join('\n');
}

test('judges by a model, once for equal outputs, slower than its trial may be, and tells what that took', async () => {
  cwd = makeProject();
  served.latencyMs = 150;
  const { code, stdout, stderr } = await runCli(['run'], { cwd, env: served.env });
  expect(stderr + stdout).toContain('6 of 6');
  expect(code).toBe(0);
  expect(served.requests).toHaveLength(3);
  expect(stdout).toMatch(/Judging .*\n {2}j-1 {2}9 judgements: 3 calls, [\d,]+ tokens, cost not known/);
  const report = JSON.parse(readFileSync(join(cwd, 'reports/latest/report.json'), 'utf8'));
  expect(report.run.judging).toMatchObject([{ model: 'j-1', judgements: 9, calls: 3, costUsd: null }]);
  expect(report.leaderboard[0].figures).toMatchObject({ costTotalUsd: null, tokensTotal: null });
  expect(written(cwd) + stdout + stderr).not.toContain(stubKey);

  const again = await runCli(['run'], { cwd, env: served.env });
  expect(again.code).toBe(0);
  expect(again.stdout).toContain('9 judgements: 0 calls, 0 tokens, $0');
  expect(served.requests).toHaveLength(3);
});

test('what judges asked is recorded with each case, and replayed without a service', async () => {
  cwd = makeProject({
    'agents/twin.ts': "export default { run: () => 'Dear all, good day.' };\n",
    'cases/polite.yaml': `suite: polite
agents: [clerk, twin]
iterations: 2
cases:
  - { id: greets, input: hi, expect: [{ llm-rubric: Is polite. }] }
  - { id: again, input: hi, expect: [{ llm-rubric: Is polite. }] }
`,
  });
  expect((await runCli(['run'], { cwd, env: served.env })).code).toBe(0);
  expect((await runCli(['run', '--record'], { cwd, env: served.env })).code).toBe(0);
  const asked = served.requests.length;
  const { code, stdout, stderr } = await runCli(['run', '--replay'], { cwd });
  expect({ code, stderr }).toMatchObject({ code: 0 });
  expect(stdout).toContain('8 judgements: 8 calls');
  expect(served.requests).toHaveLength(asked);
});

test('a service in trouble makes trials invalid, never failed', async () => {
  cwd = makeProject();
  served.trouble = ['bad-request', 'bad-request', 'bad-request', 'bad-request'];
  const { code, stdout } = await runCli(['run', '--filter', 'tells', '--iterations', '1'], {
    cwd,
    env: served.env,
  });
  expect(code).toBe(3);
  expect(stdout).toContain('The model "j-1" did not judge');
});

test('run and validate tell that no model is named before any agent is called', async () => {
  cwd = makeProject({ 'agent-eval.config.yaml': '{}\n' });
  for (const command of ['run', 'validate']) {
    const { code, stderr } = await runCli([command], { cwd, env: served.env });
    expect(code).toBe(2);
    expect(stderr).toContain('cases/polite.yaml:7');
    expect(stderr).toContain(
      'The judge "llm-rubric" of the case "polite/greets" asks a model, but none is named.',
    );
    expect(stderr).toContain('The judge "closed-qa"');
  }
  expect(served.requests).toEqual([]);
});

const labels = [
  { id: 'kind', output: 'Dear all', human: 'pass', rubric: 'Is polite.' },
  { id: 'curt', output: 'No.', human: 'fail', rubric: 'Is polite.' },
  { id: 'dry', output: 'Noted.', human: 0.8, judge: { 'llm-rubric': { value: 'Is polite.', label: 'x' } } },
  { output: 'Go.', human: false, judge: 'is-json', expected: 1 },
];
const lines = (all: readonly object[]): string => all.map((one) => `${JSON.stringify(one)}\n`).join('');

test('calibrate holds judges against people, and calls no agent', async () => {
  cwd = makeProject({ 'labels.jsonl': lines(labels) });
  const { code, stdout, stderr } = await runCli(['judges', 'calibrate', 'labels.jsonl'], {
    cwd,
    env: served.env,
  });
  expect(stderr).toBe('');
  expect(code).toBe(0);
  expect(stdout).toMatch(/labels\.jsonl {2}4 labels, 4 judged/);
  expect(stdout).toMatch(/accuracy {2}75 % \[30\.1, 95\.4\]/);
  expect(stdout).toMatch(/kappa {5}0\.50 \[/);
  expect(stdout).toMatch(/judge passes +1 +0\n +judge fails +1 +2/);
  expect(stdout).toContain(
    'labels.jsonl:3 dry: person passes, llm-rubric fails: j-1: 0 (at least 0.75 wanted): It is so.',
  );
  expect(readdirSync(cwd)).not.toContain('reports');
});

test('calibrate holds limits, and gives programs the same', async () => {
  cwd = makeProject({ 'labels.jsonl': lines(labels) });
  const args = ['judges', 'calibrate', 'labels.jsonl', '--json'];
  const enough = await runCli([...args, '--min-kappa', '0.5', '--min-accuracy', '0.75'], {
    cwd,
    env: served.env,
  });
  expect(enough.code).toBe(0);
  expect(JSON.parse(enough.stdout)).toMatchObject({
    labels: 4,
    table: [
      [1, 0],
      [1, 2],
    ],
    accuracy: { value: 0.75 },
    kappa: { value: 0.5, observed: 0.75, chance: 0.5 },
    disagreements: [{ id: 'dry', line: 3, human: 'passed', judgement: { status: 'failed' } }],
    undecided: [],
    judging: [{ model: 'j-1', judgements: 3, calls: 3 }],
  });
  expect((await runCli([...args, '--min-kappa', '0.6'], { cwd, env: served.env })).code).toBe(1);
});

test('calibrate takes one judge for all labels, and a judge that cannot judge is no verdict', async () => {
  cwd = makeProject({ 'labels.jsonl': lines(labels) });
  served.trouble = ['bad-request'];
  const args = ['judges', 'calibrate', 'labels.jsonl', '--judge', 'not-closed-qa: Is it rude?'];
  const { code, stdout } = await runCli(args, { cwd, env: served.env });
  expect(code).toBe(3);
  expect(stdout).toMatch(/4 labels, 3 judged/);
  expect(stdout).toMatch(/No verdict, so in no figure \(1\)\n.*not-closed-qa cannot judge/);
});

test('calibrate tells the mistakes of all lines, and asks nobody', async () => {
  cwd = makeProject({
    'labels.jsonl': `${lines([
      { output: 'x', human: 'maybe', rubric: 'r' },
      { human: 'pass', rubric: 'r' },
      { output: 'x', human: 'pass' },
      { output: 'x', human: 'pass', judge: 'llm-rubrik' },
    ])}{broken\n`,
  });
  const { code, stderr } = await runCli(['judges', 'calibrate', 'labels.jsonl'], { cwd, env: served.env });
  expect(code).toBe(2);
  for (const told of [
    'labels.jsonl:1',
    'Expected "pass", "fail", or a score from 0 to 1.',
    'labels.jsonl:2',
    'No judge is named.',
    'Did you mean "llm-rubric"?',
    'labels.jsonl:5',
    'No judge was asked.',
  ])
    expect(stderr).toContain(told);
  expect(served.requests).toEqual([]);
  writeFiles(cwd, {
    'empty.jsonl': '\n',
    'agent-eval.config.yaml': '{}\n',
    'one.jsonl': lines(labels.slice(0, 1)),
  });
  const stderrOf = async (...args: string[]): Promise<string> =>
    (await runCli(['judges', 'calibrate', ...args], { cwd, env: served.env })).stderr;
  expect(await stderrOf('empty.jsonl')).toContain('There are no labels');
  expect(await stderrOf('missing.jsonl')).toContain('This file does not exist.');
  expect(await stderrOf('one.jsonl')).toContain('asks a model, but none is named');
  expect(await stderrOf('one.jsonl', '--judge', '[')).toContain('is no YAML of a judge');
  writeFiles(cwd, { 'two.jsonl': lines(labels.slice(0, 2)) });
  const misspelt = await stderrOf('two.jsonl', '--judge', 'llm-rubrik: x');
  expect(misspelt.match(/Did you mean "llm-rubric"\?/g)).toHaveLength(1);
  expect(misspelt).toContain('--judge:1:1');
  expect(misspelt).not.toContain('two.jsonl');
});
