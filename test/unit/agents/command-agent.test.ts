import { afterEach, describe, expect, it } from 'vitest';
import type { Agent } from '../../../src/model/agent.ts';
import type { Json, JsonObject } from '../../../src/model/json.ts';
import { failureOf, makeAgent } from '../../support/make-agent.ts';
import { stubContext } from '../../support/stub-context.ts';

const made: Agent[] = [];
afterEach(() => Promise.all(made.splice(0).map((agent) => agent.close?.())));

async function make(file: string, settings: JsonObject = {}, env = process.env): Promise<Agent> {
  const agent = await makeAgent({ type: 'command', command: [process.execPath, file], ...settings }, env);
  made.push(agent);
  return agent;
}

function raw(text: string | Buffer): Json {
  return { do: 'raw', base64: Buffer.from(text).toString('base64') };
}

describe('a process a trial', () => {
  it.each([
    ['{"a":\n 1}\n', { a: 1 }],
    ['hello\nworld\r\n', 'hello\nworld'],
    ['{"a":1}\n{"a":2}\n', '{"a":1}\n{"a":2}'],
    ['[{"type":"output","output":1}]', [{ type: 'output', output: 1 }]],
    ['{"type":"output"}', { type: 'output' }],
    ['', null],
    ['1e999', '1e999'],
  ])('that writes %j has the output %j', async (text, output) => {
    expect(await (await make('once.mjs')).run(raw(text), stubContext())).toEqual(output);
  });

  it('may record spans in lines before its output', async () => {
    const lines = [
      { type: 'span', span: { name: 'plan', label: 'plan', id: 4, endMs: 2 } },
      { type: 'span', span: { name: 'execute_tool', label: 'search', parent: 4, error: { message: 'no' } } },
      { type: 'output', output: { done: true } },
    ];
    const context = stubContext();
    const text = lines.map((line) => JSON.stringify(line)).join('\n');
    expect(await (await make('once.mjs')).run(raw(text), context)).toEqual({ done: true });
    expect(context.spans).toMatchObject([
      { id: 1, parent: null, name: 'plan', startMs: 0, endMs: 2 },
      { id: 2, parent: 1, label: 'search', error: { kind: 'agent', message: 'no' } },
    ]);
  });

  it.each([
    ['bytes that are not UTF-8', Buffer.from([0x22, 0xff, 0x22]), 'not UTF-8'],
    ['log lines among its protocol', 'Loading…\n{"type":"output","output":1}', 'Loading…'],
    ['spans and no output', '{"type":"span","span":{"name":"plan","label":"p"}}', '0 lines of type'],
    ['a span of no known name', '{"type":"span","span":{"name":"x","label":"p"}}', '/span/name'],
    ['two outputs', '{"type":"output","output":1}\n{"type":"output","output":2}', '2 lines of type'],
  ])('that writes %s fails with kind output', async (_, bytes, said) => {
    const agent = await make('once.mjs');
    const failure = await failureOf(() => agent.run(raw(bytes), stubContext()));
    expect(failure).toMatchObject({ kind: 'output', message: expect.stringContaining(said) });
  });

  it('that fails is told by its exit code and the end of its standard error', async () => {
    const agent = await make('once.mjs');
    const { message } = await failureOf(() => agent.run({ do: 'fail' }, stubContext()));
    expect(message).toContain(
      'ended with exit code 3. Last lines of standard error:\nfirst line\nthe disk is full',
    );
  });

  it('that writes more than ten megabytes is ended', async () => {
    const agent = await make('once.mjs');
    const failure = await failureOf(() => agent.run({ do: 'big', size: 20_000_000 }, stubContext()));
    expect(failure).toMatchObject({ kind: 'output', message: expect.stringContaining('over 10 MB') });
  });

  it('is not waited for longer because of a child that it left behind', async () => {
    const started = performance.now();
    expect(await (await make('once.mjs')).run({ do: 'orphan' }, stubContext())).toBe('done');
    expect(performance.now() - started).toBeLessThan(5000);
  });

  it('sees of the environment only what the settings say', async () => {
    const env = { PATH: process.env['PATH'], SEEN: '1', HIDDEN: '2', HOME: '/root' };
    const agent = await make('once.mjs', { env: ['SEEN', 'ABSENT'], set: { MADE: '{{env.HIDDEN}}' } }, env);
    expect(await agent.run({ do: 'environment' }, stubContext())).toEqual(['MADE', 'PATH', 'SEEN']);
  });

  it('may leave its input unread', async () => {
    const agent = await makeAgent({ type: 'command', command: [process.execPath, '-e', 'console.log(1)'] });
    expect(await agent.run('x'.repeat(5_000_000), stubContext())).toBe(1);
  });
});

describe('the settings of a command', () => {
  it.each([
    [
      { command: ['no-such-program-here'] },
      'The command "no-such-program-here" could not be started: no program',
    ],
    [{ command: ['node'], cwd: 'nowhere' }, 'does not exist'],
    [{ command: ['node'], cwd: '../..' }, '"cwd": ../.. lies outside the project'],
    [{ command: ['node'], set: { A: '{{env.NOPE}}' } }, 'the environment variable NOPE is not set'],
    [{ command: ['node'], set: { A: '{{input}}' } }, '"set.A": nothing is called {{input}}'],
  ])('%j are told to be wrong', async (settings, said) => {
    const failure = await failureOf(async () =>
      (await makeAgent({ type: 'command', ...settings })).run(1, stubContext()),
    );
    expect(failure).toMatchObject({ kind: 'agent', message: expect.stringContaining(said) });
  });
});

describe('one process for many trials', () => {
  const lines = (): Promise<Agent> => make('lines.mjs', { mode: 'lines' });

  it('stays the same process, and records spans', async () => {
    const agent = await lines();
    const context = stubContext();
    const first = await agent.run({ do: 'pid' }, stubContext());
    expect(await agent.run({ do: 'span' }, context)).toBe(first);
    expect(context.spans).toMatchObject([{ name: 'execute_tool', label: 'search', startMs: 1, endMs: 3 }]);
  });

  it('fails all trials that it works on when it dies, and the next one gets a new process', async () => {
    const agent = await lines();
    const first = await agent.run({ do: 'pid' }, stubContext());
    const failures = [{ do: 'silent' }, { do: 'fail' }].map((input) =>
      failureOf(() => agent.run(input, stubContext())),
    );
    for (const failure of await Promise.all(failures)) {
      expect(failure).toMatchObject({
        kind: 'unavailable',
        message: expect.stringMatching(
          /^This trial or the other one in flight ended the process .*exit code 3/,
        ),
      });
    }
    expect(await agent.run({ do: 'pid' }, stubContext())).not.toBe(first);
  });

  it('gets no new trials after one ran out of time, but finishes those that it works on', async () => {
    const agent = await lines();
    const first = await agent.run({ do: 'pid' }, stubContext());
    const stop = new AbortController();
    const silent = failureOf(() => agent.run({ do: 'silent' }, stubContext({ signal: stop.signal })));
    const later = agent.run({ do: 'later', ms: 100 }, stubContext());
    stop.abort(new Error('out of time'));
    expect((await silent).message).toBe('out of time');
    expect(await agent.run({ do: 'pid' }, stubContext())).not.toBe(first);
    expect(await later).toEqual({ echoed: { do: 'later', ms: 100 } });
  });

  it('that writes anything but JSON lines fails, and is replaced', async () => {
    const agent = await lines();
    const failure = await failureOf(() => agent.run({ do: 'noise' }, stubContext()));
    expect(failure).toMatchObject({ kind: 'output', message: expect.stringContaining('Loading model…') });
    expect(await agent.run({ n: 1 }, stubContext())).toEqual({ echoed: { n: 1 } });
  });

  it('blames the trial whose answer breaks the protocol, quotes it as it was written, and lets the others try again', async () => {
    const agent = await lines();
    const [silent, broken] = await Promise.all(
      [{ do: 'silent' }, { do: 'broken' }].map((input) => failureOf(() => agent.run(input, stubContext()))),
    );
    expect(broken).toMatchObject({
      kind: 'output',
      message: expect.stringMatching(/\(\{"id":\d+, "error":"no object"\}\)$/),
    });
    expect(silent).toMatchObject({
      kind: 'unavailable',
      message: `Another trial ended the process that this one shared: ${broken?.message}`,
    });
  });

  it('fails a line that is too long', async () => {
    const agent = await lines();
    const failure = await failureOf(() => agent.run({ do: 'big', size: 11_000_000 }, stubContext()));
    expect(failure).toMatchObject({ kind: 'output', message: expect.stringContaining('over 10 MB') });
  });
});
