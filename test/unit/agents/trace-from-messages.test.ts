import { describe, expect, it } from 'vitest';
import { traceFromMessages } from '../../../src/agents/trace-from-messages.ts';
import { toolCallsOf } from '../../../src/judge/agent/tool-calls-of.ts';
import { spanSchema } from '../../../src/model/span-schema.ts';
import { usageOf } from '../../../src/model/usage.ts';

function call(id: string, name: string, args: string): unknown {
  return { id, type: 'function', function: { name, arguments: args } };
}

describe('traceFromMessages on chat messages', () => {
  const trace = traceFromMessages([
    { role: 'system', content: 'Help.' },
    { role: 'user', content: 'Tea?' },
    {
      role: 'assistant',
      content: null,
      model: 'small',
      refusal: undefined,
      tool_calls: [call('1', 'search', '{"q":"tea"}'), call('2', 'fetch', '{"q":')],
      usage: { prompt_tokens: 10, completion_tokens: 4 },
    },
    { role: 'tool', tool_call_id: '2', content: [{ type: 'text', text: 'not found' }], is_error: true },
    { role: 'tool', tool_call_id: '1', content: '{"hits":3}' },
    { role: 'assistant', content: 'Three.', tool_calls: [call('3', 'save', '')] },
  ]);

  it('makes a span of each model and tool call, in order, that fit the schema', () => {
    expect(trace.warnings).toEqual([]);
    expect(trace.spans.map((span) => `${span.id} ${span.name} ${span.label}`)).toEqual([
      '1 chat small',
      '2 execute_tool search',
      '3 execute_tool fetch',
      '4 chat unknown',
      '5 execute_tool save',
    ]);
    for (const span of trace.spans) expect(spanSchema.safeParse(span).success).toBe(true);
  });

  it('matches results by id, and tells failed and unanswered calls apart', () => {
    expect(toolCallsOf(trace)).toEqual([
      { name: 'search', args: { q: 'tea' }, status: 'succeeded' },
      { name: 'fetch', args: '{"q":', status: 'failed', error: { kind: 'agent', message: 'not found' } },
      { name: 'save', args: {}, status: 'unfinished' },
    ]);
    expect(trace.spans[1]?.attributes['gen_ai.tool.call.result']).toEqual({ hits: 3 });
  });

  it('reads usage where a message carries it', () => {
    expect(usageOf(trace.spans)).toMatchObject({ modelCalls: 2, inputTokens: 10, outputTokens: 4 });
  });

  it('reads the older function messages, and results without ids by their name', () => {
    const older = traceFromMessages([
      { role: 'assistant', function_call: { name: 'search', arguments: '{}' } },
      { role: 'function', name: 'search', content: 'found' },
      {
        role: 'assistant',
        tool_calls: [{ function: { name: 'a', arguments: { x: 1 } } }, { name: 'b', args: {} }],
      },
      { role: 'tool', tool_name: 'b', content: 'done' },
    ]);
    expect(older.warnings).toEqual([]);
    expect(toolCallsOf(older).map(({ name, status }) => `${name} ${status}`)).toEqual([
      'search succeeded',
      'a unfinished',
      'b succeeded',
    ]);
  });

  it('gives a result to the open call where an id is used again', () => {
    const again = [
      { role: 'assistant', tool_calls: [call('0', 'a', '{}')] },
      { role: 'tool', tool_call_id: '0' },
    ];
    const twice = traceFromMessages([...again, ...again]);
    expect(twice.warnings).toEqual([]);
    expect(toolCallsOf(twice).map((made) => made.status)).toEqual(['succeeded', 'succeeded']);
  });
});

describe('traceFromMessages on Responses API items', () => {
  it('reads function calls, hosted tools, and one model call for each run of items that it wrote', () => {
    const trace = traceFromMessages([
      { role: 'user', content: 'Tea?' },
      { type: 'reasoning', id: 'r', summary: [] },
      { type: 'web_search_call', id: 'w', status: 'completed', action: { type: 'search', query: 'tea' } },
      { type: 'function_call', call_id: 'c', name: 'save', arguments: '{"n":1}', status: 'completed' },
      { type: 'function_call_output', call_id: 'c', output: 'ok' },
      { type: 'mcp_call', id: 'm', name: 'list', arguments: '{}', error: 'no access', output: null },
      { type: 'message', role: 'assistant', content: [{ type: 'output_text', text: 'Saved.' }] },
    ]);
    expect(trace.warnings).toEqual([]);
    expect(trace.spans.filter((span) => span.name === 'chat')).toHaveLength(2);
    expect(toolCallsOf(trace)).toEqual([
      { name: 'web_search', args: { type: 'search', query: 'tea' }, status: 'succeeded' },
      { name: 'save', args: { n: 1 }, status: 'succeeded' },
      { name: 'list', args: {}, status: 'failed', error: { kind: 'agent', message: 'no access' } },
    ]);
  });
});

describe('traceFromMessages on odd input', () => {
  it.each([undefined, null, 'text', 7, {}, { messages: [] }])(
    'gives no spans and a warning for %j',
    (odd) => {
      expect(traceFromMessages(odd)).toEqual({ spans: [], warnings: ['The messages are no list.'] });
    },
  );

  it('leaves out what it cannot read and says where', () => {
    const circle: unknown[] = [];
    circle.push(circle);
    const trap = {
      get role(): string {
        throw new Error('trap');
      },
    };
    const trace = traceFromMessages([
      null,
      circle,
      { role: 'assistant', tool_calls: [circle] },
      trap,
      { role: 'wizard' },
      { type: 'spell' },
      { role: 'assistant', tool_calls: [null, { function: { name: '' } }] },
      { role: 'assistant', tool_calls: 'search' },
      { role: 'tool', tool_call_id: 'none', content: 'x' },
      { role: 'assistant', tool_calls: [call('1', '__proto__', '{"__proto__":{"polluted":true}}')] },
    ]);
    expect(trace.warnings).toEqual([
      'Message 1 is no JSON object; it was left out.',
      'Message 2 is no JSON object; it was left out.',
      'Message 3 is no JSON object; it was left out.',
      'Message 4 is no JSON object; it was left out.',
      'Message 5 has the unknown role "wizard"; it was left out.',
      'Message 6 has the unknown type "spell"; it was left out.',
      'Message 7 has a tool call without a name; it was left out.',
      'Message 7 has a tool call without a name; it was left out.',
      'Message 8 has `tool_calls` that are no list; it was left out.',
      'Message 9 is the result of a call that is not there (none); it was left out.',
    ]);
    expect(toolCallsOf(trace).map((made) => made.name)).toEqual(['__proto__']);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });
});
