import { describe, expect, it } from 'vitest';
import type { Json } from '../../../src/model/json.ts';
import { attribute } from '../../../src/model/span.ts';
import { usageOf } from '../../../src/model/usage.ts';
import { failureOf, makeAgent } from '../../support/make-agent.ts';
import { stubContext } from '../../support/stub-context.ts';

describe('what a foreign agent answers', () => {
  it('is taken apart into the output and spans that judges read', async () => {
    const answer = {
      result: { text: 'Hello' },
      calls: [
        { name: 'search', arguments: { q: 'a' }, result: [1] },
        { function: { name: 'buy', arguments: '{"n":1}' }, error: 'sold out' },
      ],
      sources: ['one', { id: 'd2', text: 'two', score: 0.5 }],
      usage: { prompt_tokens: 10, completion_tokens: 0 },
    };
    const read = { output: '/result/text', 'tool-calls': '/calls', contexts: '/sources', usage: '/usage' };
    const context = stubContext();
    expect(await (await makeAgent({ type: 'echo', read })).run(answer, context)).toBe('Hello');
    expect(context.spans).toMatchObject([
      {
        name: 'execute_tool',
        label: 'search',
        attributes: { [attribute.toolArguments]: { q: 'a' }, [attribute.toolResult]: [1] },
      },
      {
        name: 'execute_tool',
        label: 'buy',
        attributes: { [attribute.toolArguments]: '{"n":1}' },
        error: { message: 'sold out' },
      },
      {
        name: 'retrieval',
        attributes: { [attribute.documents]: [{ text: 'one' }, { id: 'd2', text: 'two', score: 0.5 }] },
      },
      { name: 'chat' },
    ]);
    expect(context.spans.every((span) => span.endMs !== null)).toBe(true);
    expect(usageOf(context.spans)).toEqual({
      modelCalls: 1,
      inputTokens: 10,
      outputTokens: 0,
      costUsd: null,
    });
  });

  it.each<[string, Json, string | null]>([
    ['messages', 'a text', '"read.messages" leads to something that'],
    ['messages', { role: 'user' }, 'a list is needed'],
    ['messages', ['x', 1], 'cannot be read. Message 1 is no JSON object'],
    ['messages', [], null],
    ['messages', null, null],
    ['messages', [{ role: 'user', content: 'hi' }], null],
    ['spans', 'a text', 'cannot be read. There are no `resourceSpans`'],
    ['spans', { spans: [] }, 'cannot be read'],
    ['spans', { resourceSpans: [] }, null],
    ['spans', null, null],
  ])('with %s of the shape %j fails where nothing of it could be read', async (key, value, reason) => {
    const agent = await makeAgent({ type: 'echo', read: { [key]: '/at' } });
    const run = async () => agent.run({ at: value }, stubContext());
    if (reason === null) await expect(run()).resolves.toEqual({ at: value });
    else
      expect(await failureOf(run)).toMatchObject({
        kind: 'output',
        message: expect.stringContaining(reason),
      });
  });

  it('is the output as a whole where no pointer says otherwise, and a cost is a cost', async () => {
    const answer = { input_tokens: 1, output_tokens: 2, cost_usd: 0 };
    const context = stubContext();
    expect(await (await makeAgent({ type: 'echo', read: { usage: '' } })).run(answer, context)).toEqual(
      answer,
    );
    expect(usageOf(context.spans)?.costUsd).toBe(0);
  });

  it('may say null for no calls, no contexts and an unknown usage', async () => {
    const context = stubContext();
    const read = { output: '/o', 'tool-calls': '/c', usage: '/u' };
    const agent = await makeAgent({ type: 'echo', read });
    expect(await agent.run({ o: null, c: null, u: null }, context)).toBeNull();
    expect(context.spans).toEqual([]);
  });

  it.each<[Json, Json, string]>([
    [
      { output: '/a/b' },
      { a: { c: 1, d: 2 } },
      '"read.output": /a/b leads to nothing in the answer: /a has the keys c, d.',
    ],
    [{ output: '/a' }, 'text', '"read.output": /a leads to nothing in the answer: the answer is a string.'],
    [{ output: '/2' }, [1], '"read.output": /2 leads to nothing in the answer: the answer is a list of 1.'],
    [
      { 'tool-calls': '' },
      { a: 1 },
      '"read.tool-calls" leads to something that has the keys a; a list is needed.',
    ],
    [{ 'tool-calls': '' }, [{ id: 1 }], '"read.tool-calls": a call has no "name": {"id":1}'],
    [{ contexts: '' }, [1], '"read.contexts": an item is a number; a text or an object is needed.'],
    [{ usage: '' }, { total: 3 }, '"read.usage" has the keys total; none is a number of tokens or a cost.'],
  ])('read by %j fails on %j, saying what is there', async (read, answer, message) => {
    const agent = await makeAgent({ type: 'echo', read });
    expect(await failureOf(() => agent.run(answer, stubContext()))).toEqual({ kind: 'output', message });
  });
});
