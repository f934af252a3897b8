import { expect, it } from 'vitest';
import { spoilResult } from '../../../src/context/spoil-result.ts';
import { TrialContext } from '../../../src/context/trial-context.ts';
import { judgeFaults } from '../../../src/execute/judge-faults.ts';
import { toFailure } from '../../../src/model/failure.ts';
import type { Fault } from '../../../src/model/fault.ts';
import type { Json } from '../../../src/model/json.ts';
import { attribute } from '../../../src/model/span.ts';

function contextWith(faults: readonly Fault[], seed = 'seed'): TrialContext {
  const context = new TrialContext({ seed, clock: 'virtual', limits: {}, faults });
  context.begin();
  return context;
}

function callTool(context: TrialContext, name = 'search', result: Json = 'found'): Promise<Json> {
  return context.tools.call({ name, permission: 'read', run: () => result }, {});
}

/** Runs a node as a graph records it: its own span around one span an attempt. */
async function runNode(context: TrialContext, name: string, attempts: number): Promise<string[]> {
  const ends: string[] = [];
  await context.trace.span('node', name, {}, async () => {
    for (let attempt = 1; attempt <= attempts; attempt++) {
      const outcome = context.trace.span('node', name, { [attribute.nodeAttempt]: attempt }, () => 'ok');
      ends.push(await outcome.catch((error: unknown) => toFailure(error).kind));
    }
  });
  return ends;
}

const kindsOf = async (calls: readonly Promise<Json>[]): Promise<string[]> =>
  (await Promise.allSettled(calls)).map((end) =>
    end.status === 'fulfilled' ? 'ok' : toFailure(end.reason).kind,
  );

it('fails the named call of a tool and no other, and notes the strike on its span', async () => {
  const context = contextWith([{ tool: 'search', call: 2, error: 'unavailable' }]);
  const calls = [callTool(context), callTool(context, 'fetch'), callTool(context), callTool(context)];
  expect(await kindsOf(calls)).toEqual(['ok', 'ok', 'unavailable', 'ok']);
  expect(context.spans[2]).toMatchObject({
    error: { kind: 'unavailable', message: 'Injected fault: unavailable at tool search, call 2.' },
    events: [
      {
        name: 'fault',
        attributes: { fault: 1, what: 'tool search, call 2: unavailable', call: 2, error: 'unavailable' },
      },
    ],
  });
  expect(context.unfiredFaults).toEqual([]);
});

it('says how long to wait after a rate limit', async () => {
  const error = { kind: 'rate-limit', message: 'slow down', 'retry-after': '2s' } as const;
  const context = contextWith([{ model: 'gpt', error }]);
  const chat = context.trace.span('chat', 'gpt', {}, () => 'hi');
  await expect(chat).rejects.toMatchObject({
    kind: 'rate-limit',
    message: 'slow down',
    retryAfterMs: 2000,
  });
});

it('strikes attempts of a node, never the span around them; all attempts are one call', async () => {
  const context = contextWith([
    { node: 'load', attempt: 1, error: 'timeout' },
    { node: 'load', call: 2, error: 'network' },
  ]);
  expect(await runNode(context, 'load', 2)).toEqual(['timeout', 'ok']);
  expect(await runNode(context, 'load', 3)).toEqual(['timeout', 'network', 'network']);
});

it('delays on the clock of the trial, before the work', async () => {
  const context = contextWith([{ gate: 'review', latency: '30m' }]);
  const startedMs = await context.trace.span('gate', 'review', {}, () => context.elapsedMs());
  expect(startedMs).toBe(1_800_000);
});

it('ends a delay when the trial ends', async () => {
  const context = contextWith([{ tool: 'search', latency: '30m' }]);
  const call = callTool(context);
  context.abort(new Error('over'));
  await expect(call).rejects.toThrow('over');
});

it('spoils what a tool gives, and has the trace tell what the agent got', async () => {
  const context = contextWith([{ tool: 'search', result: 'empty' }]);
  expect(await callTool(context, 'search', ['a'])).toEqual([]);
  expect(context.spans[0]).toMatchObject({
    attributes: { [attribute.toolResult]: [] },
    events: [{ name: 'fault', attributes: { result: 'empty' } }],
  });
});

it.each<[string, Json, Json, Json, Json]>([
  ['a text', 'abcde', 'ab', '', '�b�d�'],
  ['a list', [1, 'ab', null], '[1,"ab', [], ['1', 2, false]],
  ['an object', { a: { b: true } }, '{"a":{"b', {}, { a: { b: 1 } }],
  ['a number', 1234, '12', null, '1234'],
  ['characters of two units', '😀😀', '😀', '', '�😀'],
])('spoils %s: cut in half, emptied, or of wrong values', (_, value, malformed, empty, corrupted) => {
  expect(spoilResult(value, 'malformed', false)).toEqual(malformed);
  expect(spoilResult(value, 'empty', false)).toEqual(empty);
  expect(spoilResult(value, 'corrupted', false)).toEqual(corrupted);
});

it('spoils only the text of a model’s reply', () => {
  const reply = { text: 'hello!', usage: { inputTokens: 3, outputTokens: 1 } };
  expect(spoilResult(reply, 'malformed', true)).toEqual({ ...reply, text: 'hel' });
});

it('draws the same dice for the same seed, whatever the agent draws and in whatever order calls end', async () => {
  const faults: Fault[] = [{ tool: 'search', probability: 0.5, error: 'network' }];
  const outcome = async (seed: string, draws: number): Promise<string[]> => {
    const context = contextWith(faults, seed);
    for (let draw = 0; draw < draws; draw++) context.random.next();
    return kindsOf(Array.from({ length: 200 }, () => callTool(context)));
  };
  const first = await outcome('a', 0);
  expect(await outcome('a', 7)).toEqual(first);
  expect(await outcome('b', 0)).not.toEqual(first);
  const struck = first.filter((kind) => kind === 'network').length;
  expect(struck).toBeGreaterThan(70);
  expect(struck).toBeLessThan(130);
});

it('leaves the random numbers of the agent as they are', async () => {
  const context = contextWith([{ tool: 'search', probability: 0.5, error: 'network' }]);
  await callTool(context).catch(() => null);
  const plain = new TrialContext({ seed: 'seed', clock: 'virtual', limits: {} });
  expect(context.random.next()).toBe(plain.random.next());
});

it('lets delays add up and the first error end the call', async () => {
  const context = contextWith([
    { tool: 'search', latency: '1s' },
    { tool: 'search', latency: '2s', error: 'network' },
    { tool: 'search', error: 'permission' },
  ]);
  expect(await kindsOf([callTool(context)])).toEqual(['network']);
  expect(context.elapsedMs()).toBe(3000);
  expect(context.unfiredFaults.map(({ number }) => number)).toEqual([3]);
});

it('fails a trial whose fault never struck, and says why', async () => {
  const context = contextWith([
    { tool: 'serach', error: 'network' },
    { tool: 'search', call: 3, error: 'network' },
    { tool: 'search', result: 'empty' },
    { node: 'load', error: 'network' },
    { tool: 'search', probability: 0.001, error: 'network' },
  ]);
  await callTool(context, 'search', '');
  expect(judgeFaults(context)).toEqual({
    judge: 'faults',
    status: 'failed',
    score: 0,
    reason: [
      'Fault 1 (tool serach: network) never struck: serach was never called. Did you mean "search"?',
      'Fault 2 (tool search, call 3: network) never struck: search was called once.',
      'Fault 3 (tool search: result empty) changed nothing: what it spoils was empty already.',
      'Fault 4 (node load: network) never struck: load was never tried.',
    ].join('\n'),
  });
});

it('fails a trial that recorded nothing at all', () => {
  const context = contextWith([{ node: 'load', error: 'network' }]);
  expect(judgeFaults(context)?.status).toBe('failed');
});

it('says nothing where the case has no faults', () => {
  expect(judgeFaults(contextWith([]))).toBeNull();
});
