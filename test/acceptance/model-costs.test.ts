import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { makeProject, type TempProject } from '../support/run-project.ts';
import { type ServedModels, serveModels, stubKey, type Trouble } from '../support/serve-models.ts';

let served: ServedModels;
let project: TempProject;
beforeEach(async () => {
  served = await serveModels();
  served.reply = (messages) => ({ text: `You asked: ${messages.at(-1)?.content}`, tokens: [100, 100] });
  project = makeProject({
    'prompts/system.md': 'Repeat the question.\n',
    'cases/ask.yaml': `suite: ask
agents:
  - name: parrot
    type: model
    model: m-1
    system: { file: prompts/system.md }
    template: "Question: {{question}}"
    max-tokens: 200
cases:
${[1, 2, 3, 4, 5, 6].map((n) => `  - { id: c${n}, input: { question: q${n} }, expect: [{ contains: "Question: q${n}" }] }`).join('\n')}
`,
  });
});
afterEach(async () => {
  project.remove();
  await served.close();
});

/** 100 tokens in and out are ten cents; 200 tokens out at most are reserved, and a little for the input. */
const prices = 'prices: { m-1: { input: 0.001, output: 1000 } }';

function config(models: string): void {
  project.write({ 'agent-eval.config.yaml': `concurrency: 1\nmodels:\n  ${models}\n` });
}

/** All that runs leave behind. */
function written(): string {
  const entries = readdirSync(project.folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && !entry.parentPath.includes('node_modules'));
  return files.map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'utf8')).join('\n');
}

function spending(): { name: string; text: string } {
  const name = readdirSync(join(project.folder, 'reports')).find((one) => one.startsWith('spending-')) ?? '';
  return { name, text: readFileSync(join(project.folder, 'reports', name), 'utf8') };
}

function finished() {
  return project.events().flatMap((event) => (event.type === 'trial-finished' ? [event] : []));
}

describe('a model straight from a case file', () => {
  test('is asked with its prompt, and what it cost is in the report and in the next estimate', async () => {
    config(prices);
    const { exitCode, stdout } = await project.run(['--threshold', 'cost-total <= 0.61'], served.env);
    expect(stdout).toContain('6 of 6');
    expect(exitCode).toBe(0);
    expect(project.report().cells[0]?.costUsd[0]).toBeCloseTo(0.1, 6);
    const dry = await project.run(['--dry-run'], served.env);
    expect(dry.stdout).toContain('6 calls of agents, about $0.6 by the newest run');
  });

  test('is skipped where no service is configured', async () => {
    const { exitCode, stderr } = await project.run();
    expect(stderr).toContain('parrot needs OPENAI_API_KEY or OPENAI_BASE_URL');
    expect(exitCode).toBe(2);
  });

  test('is tried again after a failure that may pass', async () => {
    served.trouble = ['overloaded'];
    const { exitCode } = await project.run(['--filter', 'c1'], served.env);
    expect(exitCode).toBe(0);
    const [span] = finished()[0]?.spans ?? [];
    expect(span?.attributes['agent_eval.model.retries']).toBe(1);
  });

  test('without a price where others have one is told before it is asked, with its place', async () => {
    project.write({
      'agent-eval.config.yaml': `models:
  budget: { run: 1 }
`,
    });
    const unpriced = await project.run([], served.env);
    expect(unpriced.exitCode).toBe(2);
    expect(unpriced.stderr).toContain('agent-eval.config.yaml:2:11');
    expect(unpriced.stderr).toContain('no model has a price');
    config(
      'prices: { m-2: { input: 1, output: 1 }, m-3: [{ input: 1, output: 1 }, { input: 2, output: 2 }] }',
    );
    const other = await project.run([], served.env);
    expect(other.stderr).toContain('The model "m-3" has two prices without "since".');
    config('prices: { m-2: { input: 1, output: 1 } }');
    const unknown = await project.run([], served.env);
    expect(unknown.stderr).toContain('The model "m-1" of the agent "parrot" has no price.');
    expect(served.requests).toEqual([]);
  });
});

describe('a budget', () => {
  test('of the run stops it when it is used up, and --resume goes on with what is left', async () => {
    config(`${prices}\n  budget: { run: 0.45 }`);
    const first = await project.run([], served.env);
    expect(first.exitCode).toBe(1);
    expect(first.stdout).toContain(
      'The run stopped early: the budget of the run is used up: $0.30 of $0.45 is spent',
    );
    expect(project.events().at(-1)).toMatchObject({ type: 'run-finished', status: 'bailed' });
    expect(finished().map(({ status }) => status)).toEqual(['passed', 'passed', 'passed']);
    const second = await project.run(['--resume'], served.env);
    expect(second.stdout).toContain('6 of 6');
    expect(second.exitCode).toBe(0);
    expect(served.requests).toHaveLength(6);
  });

  test('that does not reach for a single call leaves nothing to report, and says why', async () => {
    config(`${prices}\n  budget: { run: 0.1 }`);
    const { exitCode, stdout } = await project.run([], served.env);
    expect(exitCode).toBe(2);
    expect(stdout).toContain('the budget of the run is used up: $0.00 of $0.10 is spent');
    expect(served.requests).toEqual([]);
  });

  test('of a trial ends that trial alone', async () => {
    config(`${prices}\n  budget: { trial: 0.1 }`);
    const { exitCode } = await project.run([], served.env);
    expect(exitCode).toBe(1);
    expect(finished().map(({ error }) => error?.kind)).toEqual(Array(6).fill('limit'));
  });

  test('of the day holds over all runs, and is kept with them', async () => {
    config(`${prices}\n  budget: { day: 0.85 }`);
    expect((await project.run([], served.env)).exitCode).toBe(0);
    const next = await project.run([], served.env);
    expect(next.exitCode).toBe(1);
    expect(next.stdout).toContain('the budget of the day is used up: $0.70 of $0.85 is spent');
    expect(spending().name).toMatch(/^spending-\d{4}-\d\d-\d\d\.jsonl$/);
    expect(spending().text).toMatch(/"spentUsd":0\.1\d*,"openUsd":0\}\n$/);
  });

  test('of the day is not overdrawn by two runs at once', async () => {
    config(`${prices}\n  budget: { day: 0.85 }`);
    served.latencyMs = 20;
    const both = await Promise.all([
      project.run(['--out', 'reports', '--concurrency', '6'], served.env),
      project.run(['--out', 'reports', '--concurrency', '6'], served.env),
    ]);
    expect(both.map(({ stderr }) => stderr).join('')).not.toContain('damaged');
    expect(served.requests).toHaveLength(7);
  });

  test('of the day whose spending is damaged is told before any agent is called', async () => {
    config(`${prices}\n  budget: { day: 5 }`);
    await project.run(['--filter', 'c1'], served.env);
    const { name, text } = spending();
    writeFileSync(join(project.folder, 'reports', name), `${text}{"process":\n`);
    const { exitCode, stderr } = await project.run([], served.env);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(`reports/${name}:${text.split('\n').length} is damaged`);
    expect(served.requests).toHaveLength(1);
  });
});

test('no trouble of a service lets the key into anything that is written or said', async () => {
  const troubles: readonly Trouble[] = [
    'bad-request',
    'bad-key',
    'forbidden',
    'unknown-model',
    'rate-limit',
    'broken',
    'overloaded',
    'cut',
    'malformed',
    'html',
    'no-choices',
    'slow',
  ];
  config(`${prices}\n  budget: { day: 100 }\n  retries: 0`);
  served.trouble = [...troubles];
  const iterations = String(troubles.length);
  const parameters = ['--filter', 'c1', '--iterations', iterations, '--timeout', '500ms'];
  const { stdout, stderr } = await project.run(parameters, served.env);
  expect(finished().map(({ status }) => status)).toEqual(troubles.map(() => 'errored'));
  const everything = stdout + stderr + written();
  expect(everything).toContain('status 403');
  expect(everything).not.toMatch(new RegExp(`${stubKey}|${stubKey.slice(3)}|bearer`, 'i'));
});
