import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runCli } from '../support/run-cli.ts';
import { makeProject, type TempProject } from '../support/run-project.ts';
import { type ServedModels, serveModels, stubKey } from '../support/serve-models.ts';

const agent = (prompt: string): string => `export default {
  needs: ['OPENAI_API_KEY'],
  async run(input, { models, tools, clock }) {
    const pieces = [];
    const plan = await models.chat({
      model: 'm-1',
      messages: [{ role: 'system', content: ${JSON.stringify(prompt)} }, { role: 'user', content: input }],
      onText: (piece) => pieces.push(piece),
    });
    const found = await tools.call(search, { query: plan.text, email: 'ann@example.com' });
    const { vectors } = await models.embed({ model: 'e-1', texts: [plan.text] });
    return { text: plan.text, streamed: pieces.join('') === plan.text, length: vectors[0].length, found };
  },
};
const search = {
  name: 'search', permission: 'read', replayable: true,
  run: ({ query }) => ({ hits: [query.length], email: 'bob@example.com', searched: process.env.SEARCHED ?? 'no' }),
};
`;

const cases = `suite: ask
agents: [bot]
clock: virtual
cases:
  - { id: hello, input: hello, expect: [{ contains: { value: HELLO, at: /text } }, { json-equals: { value: true, at: /streamed } }] }
  - { id: again, input: again, expect: [{ contains: { value: AGAIN, at: /text } }] }
`;

let served: ServedModels;
let project: TempProject;
beforeEach(async () => {
  served = await serveModels();
  project = makeProject({
    'agents/bot.ts': agent('Be terse.\nBe kind.'),
    'cases/ask.yaml': cases,
    'agent-eval.config.yaml': 'models: { scrub: [email] }\n',
  });
});
afterEach(async () => {
  project.remove();
  await served.close();
});

const hello = (): string => join(project.folder, 'recordings/ask/hello.json');

function recorded(): string {
  const folder = join(project.folder, 'recordings');
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return files.map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'utf8')).join('\n');
}

function figures() {
  return project.report().leaderboard.map(({ figures }) => figures);
}

describe('a recorded run', () => {
  test('is replayed without service and key, and takes the recorded time, the same every time', async () => {
    served.latencyMs = 60;
    const first = await project.run(['--record'], { ...served.env, SEARCHED: 'then' });
    expect(first.stderr).toContain('recorded  6 calls of 2 cases in recordings/');
    expect(first.exitCode).toBe(0);
    await served.close();
    const replays = [];
    for (const _ of [1, 2]) {
      const { exitCode, stderr, stdout } = await project.run(['--replay', '--reporter', 'json']);
      expect(stdout + stderr).not.toContain('needs OPENAI');
      expect(exitCode).toBe(0);
      replays.push(project.report());
    }
    const [one, two] = replays.map(({ cells }) => cells.map(({ latencyMs }) => latencyMs));
    expect(one).toEqual(two);
    expect(one?.flat().every((ms) => ms !== null && ms >= 120)).toBe(true);
    const finished = project.events().filter((event) => event.type === 'trial-finished');
    expect(finished[0]).toMatchObject({ status: 'passed', output: { found: { searched: 'then' } } });
    const attributes = finished[0]?.spans.map(({ attributes }) => attributes);
    expect(attributes).toMatchObject([
      { 'agent_eval.model.replayed': true, 'gen_ai.usage.input_tokens': expect.any(Number) },
      { 'agent_eval.tool.replayed': true },
      { 'agent_eval.model.replayed': true },
    ]);
    served = await serveModels();
  });

  test('leaves no keys and no scrubbed fields in its files', async () => {
    project.write({ 'agents/bot.ts': agent(`Your key is ${stubKey}.`) });
    served.reply = () => `HELLO ${stubKey} {"email": "eve@example.com"}`;
    await project.run(['--record', '--filter', 'hello'], served.env);
    const text = recorded();
    expect(text).toContain('[OPENAI_API_KEY]');
    expect(text).toContain('[scrubbed]');
    expect(text).not.toMatch(/sk-stub|example\.com/);
    const { exitCode, stderr } = await project.run(['--replay', '--filter', 'hello'], {
      OPENAI_API_KEY: stubKey,
    });
    expect(stderr).toBe('');
    expect(exitCode).toBe(0);
  });

  test('that is recorded again without a change changes no file', async () => {
    await project.run(['--record'], served.env);
    const before = recorded();
    served.latencyMs = 30;
    await project.run(['--record', '--concurrency', '20'], served.env);
    expect(recorded()).toBe(before);
  });
});

describe('a replay', () => {
  test('of a changed prompt is invalid, names what changed, and asks nobody', async () => {
    await project.run(['--record'], served.env);
    project.write({ 'agents/bot.ts': agent('Be terse.\nBe rude.') });
    served.requests.length = 0;
    const { exitCode, stdout } = await project.run(['--replay'], served.env);
    expect(exitCode).toBe(3);
    expect(project.report().cells.map(({ status }) => status)).toEqual(['i', 'i']);
    expect(stdout).toMatch(
      /Not recorded: call 1 \(chat\) differs in messages\/0\/content: "Be terse\.␊Be kind\." → "Be terse\.␊Be rude\."/,
    );
    expect(served.requests).toHaveLength(0);
  });

  test('of a broken file says where it is broken, and recording does not write over it', async () => {
    await project.run(['--record'], served.env);
    const text = readFileSync(hello(), 'utf8').replace('"case"', '<<<<<<< ours\n  "case"');
    writeFileSync(hello(), text);
    await project.run(['--record'], served.env);
    expect(readFileSync(hello(), 'utf8')).toBe(text);
    expect(project.report().cells.find(({ case: key }) => key === 'ask/hello')?.failures[0]).toMatchObject({
      status: 'invalid',
      reason: expect.stringMatching(/recordings\/ask\/hello\.json:\d+:\d+ cannot be read/),
    });
  });

  test('adds what is missing where that is allowed, and keeps what was there', async () => {
    await project.run(['--record', '--filter', 'hello'], served.env);
    const before = readFileSync(hello(), 'utf8');
    served.requests.length = 0;
    const { exitCode } = await project.run(['--replay-or-record'], served.env);
    expect(exitCode).toBe(0);
    expect(served.requests).toHaveLength(2);
    expect(readFileSync(hello(), 'utf8')).toBe(before);
    expect(existsSync(join(project.folder, 'recordings/ask/again.json'))).toBe(true);
  });

  test('serves any number of iterations from one', async () => {
    await project.run(['--record'], served.env);
    const { exitCode } = await project.run(['--replay', '--iterations', '5', '--concurrency', '20']);
    expect(exitCode).toBe(0);
    expect(figures()).toMatchObject([{ trials: 10 }]);
  });

  test('goes on as one when it is resumed', async () => {
    await project.run(['--record'], served.env);
    await project.run(['--replay', '--filter', 'hello']);
    served.requests.length = 0;
    await project.run(['--resume'], served.env);
    expect(
      project
        .events()
        .filter(({ type }) => type === 'run-started')
        .at(-1),
    ).toMatchObject({
      selection: { options: { recordings: 'replay' } },
    });
    expect(served.requests).toHaveLength(0);
  });

  test.each([
    ['--record', '--replay'],
    ['--replay', '--replay-or-record'],
    ['--record', '--replay-or-record'],
  ])('refuses %s with %s', async (one, other) => {
    const { exitCode, stderr } = await project.run([one, other]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('cannot be used with');
  });
});

test('failures are replayed as the agent saw them', async () => {
  served.trouble = ['rate-limit', 'rate-limit', 'rate-limit'];
  await project.run(['--record', '--filter', 'hello'], served.env);
  const [first] = project.report().cells;
  await project.run(['--replay', '--filter', 'hello']);
  const [second] = project.report().cells;
  expect(second?.status).toBe('e');
  const { kind, message } = first?.failures[0]?.error ?? {};
  expect(kind).toBe('rate-limit');
  expect(second?.failures[0]?.error).toMatchObject({ kind, message });
});

test('a trial that ran out of time while a model was asked runs out of time in its replay', async () => {
  served.trouble = ['slow'];
  await project.run(['--record', '--filter', 'hello', '--timeout', '300ms'], served.env);
  await project.run(['--replay', '--filter', 'hello', '--timeout', '300ms']);
  const [cell] = project.report().cells;
  expect(cell?.failures[0]).toMatchObject({ status: 'errored', error: { kind: 'timeout' }, latencyMs: 300 });
});

test('what was recorded before a run was killed is whole', async () => {
  served.reply = (messages) => {
    const said = messages.at(-1)?.content ?? '';
    if (said === 'again') served.trouble = ['slow', 'slow'];
    return said.toUpperCase();
  };
  const running = project.start(['--record', '--concurrency', '1', '--timeout', '30s'], served.env);
  await until(() => existsSync(hello()) && existsSync(join(project.folder, 'recordings/ask/again.json')));
  running.child.kill('SIGKILL');
  await running.finished;
  const { exitCode } = await project.run(['--replay', '--filter', 'hello']);
  expect(exitCode).toBe(0);
});

describe('agent-eval recordings', () => {
  const recordings = (...parameters: string[]) =>
    runCli(['recordings', ...parameters], { cwd: project.folder, env: { OPENAI_API_KEY: stubKey } });

  test('check finds nothing where all is well', async () => {
    await project.run(['--record'], served.env);
    expect(await recordings('check')).toMatchObject({
      code: 0,
      stdout: '2 recordings: nothing missing, nothing left over\n',
    });
  });

  test('check tells what is missing, left over, broken and secret, and prune removes what is left over', async () => {
    project.write({ 'agents/other.ts': agent('Be other.'), 'agents/third.ts': agent('Be third.') });
    project.write({ 'cases/ask.yaml': cases.replace('[bot]', '[bot, other, third]') });
    expect((await project.run(['--record'], served.env)).exitCode).toBe(0);
    project.write({
      'cases/ask.yaml': `${cases.replace('[bot]', '[bot, other]').replace('id: again', 'id: renamed')}  - { id: broken, input: x, expect: [abstains] }\n`,
      'recordings/ask/broken.json': '{\n  "case": }',
      'recordings/notes.txt': 'not ours',
    });
    const text = readFileSync(hello(), 'utf8').replace('"HELLO"', JSON.stringify(`HELLO ${stubKey}`));
    writeFileSync(hello(), text.replace('"inputTokens": 11', '"inputTokens": "many"'));
    const { code, stdout } = await recordings('check', '--json');
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      ok: false,
      files: 3,
      missing: ['renamed', 'broken'].flatMap((id) =>
        ['bot', 'other'].map((name) => ({
          case: `ask/${id}`,
          agent: name,
          file: `recordings/ask/${id}.json`,
        })),
      ),
      orphans: [{ file: 'recordings/ask/again.json', case: 'ask/again' }],
      unused: [{ file: 'recordings/ask/hello.json', agent: 'third', trials: 1 }],
      broken: [
        { place: { file: 'recordings/ask/broken.json', line: 2, column: 11 } },
        {
          message: expect.stringContaining('/usage/inputTokens'),
          place: { file: 'recordings/ask/hello.json' },
        },
      ],
      secrets: [{ file: 'recordings/ask/hello.json', what: 'OPENAI_API_KEY' }],
    });
    expect((await recordings('prune')).code).toBe(2);
    expect((await recordings('prune', '--yes')).code).toBe(0);
    expect(readdirSync(join(project.folder, 'recordings'), { recursive: true }).sort()).toEqual([
      'ask',
      join('ask', 'broken.json'),
      join('ask', 'hello.json'),
      'notes.txt',
    ]);
    expect(JSON.parse(readFileSync(hello(), 'utf8')).trials).toMatchObject([
      { agent: 'bot' },
      { agent: 'other' },
    ]);
  });
});

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((done) => setTimeout(done, 20));
}
