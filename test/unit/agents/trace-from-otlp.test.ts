import { describe, expect, it } from 'vitest';
import { traceFromOtlp } from '../../../src/agents/trace-from-otlp.ts';
import { toolCallsOf } from '../../../src/judge/agent/tool-calls-of.ts';
import { spanSchema } from '../../../src/model/span-schema.ts';
import { usageOf } from '../../../src/model/usage.ts';

/** A time in OTLP: nanoseconds that no double can hold exactly. */
function at(ms: number, ns = 0): string {
  return String(1_700_000_000_000_000_001n + BigInt(ms) * 1_000_000n + BigInt(ns));
}

function span(
  spanId: string,
  parentSpanId: string,
  start: number,
  end: number | null,
  more: object = {},
): object {
  return {
    traceId: 't',
    spanId,
    parentSpanId,
    name: spanId,
    startTimeUnixNano: at(start),
    endTimeUnixNano: end === null ? '0' : at(end),
    ...more,
  };
}

function genai(operation: string, rest: Record<string, object> = {}): object {
  const values = { 'gen_ai.operation.name': { stringValue: operation }, ...rest };
  return { attributes: Object.entries(values).map(([key, value]) => ({ key, value })) };
}

function exported(...spans: object[]): object {
  return { resourceSpans: [{ scopeSpans: [{ spans: spans.slice(0, 1) }, { spans: spans.slice(1) }] }] };
}

describe('traceFromOtlp', () => {
  const args = { stringValue: '{"q":"tea"}' };
  const trace = traceFromOtlp(
    exported(
      span('tool', 'http', 30, 35, {
        ...genai('execute_tool', {
          'gen_ai.tool.name': { stringValue: 'search' },
          'gen_ai.tool.call.arguments': args,
        }),
        status: { code: 2, message: 'is down' },
      }),
      span('http', 'agent', 25, 40),
      span('chat', 'agent', 11, 20, {
        name: 'chat small',
        ...genai('chat', { 'gen_ai.usage.input_tokens': { intValue: '12' } }),
        events: [{ timeUnixNano: at(12, 500_000), name: 'first-token', attributes: [] }],
      }),
      span(
        'agent',
        'root',
        10,
        50,
        genai('invoke_agent', { 'gen_ai.agent.name': { stringValue: 'helper' } }),
      ),
      span('root', '', 0, 60),
      span(
        'late',
        'agent',
        45,
        null,
        genai('text_completion', { 'gen_ai.request.model': { stringValue: 'old' } }),
      ),
      span('made', 'agent', 5, 6, genai('create_agent')),
    ),
  );

  it('keeps spans of the convention in order of time, with ids, parents and labels', () => {
    expect(trace.spans.map(({ id, parent, name, label }) => [id, parent, name, label])).toEqual([
      [1, null, 'invoke_agent', 'helper'],
      [2, 1, 'chat', 'small'],
      [3, 1, 'execute_tool', 'search'],
      [4, 1, 'chat', 'old'],
    ]);
    for (const one of trace.spans) expect(spanSchema.safeParse(one).error).toBeUndefined();
    expect(trace.warnings).toEqual([
      'Span "made" has the unknown operation "create_agent"; it was left out.',
    ]);
  });

  it('gives times in milliseconds from the earliest span, exactly, and null for an end that never came', () => {
    expect(trace.spans.map(({ startMs, endMs }) => [startMs, endMs])).toEqual([
      [10, 50],
      [11, 20],
      [30, 35],
      [45, null],
    ]);
    expect(trace.spans[1]?.events).toEqual([{ name: 'first-token', atMs: 12.5, attributes: {} }]);
  });

  it('is fully judgeable: calls, failures and usage', () => {
    expect(toolCallsOf(trace)).toEqual([
      { name: 'search', args: { q: 'tea' }, status: 'failed', error: { kind: 'agent', message: 'is down' } },
    ]);
    expect(usageOf(trace.spans)).toMatchObject({ modelCalls: 2, inputTokens: 12 });
  });

  it('decodes typed values', () => {
    const values = {
      whole: { intValue: '42' },
      number: { intValue: 7 },
      huge: { intValue: '9223372036854775807' },
      fraction: { doubleValue: 0.5 },
      endless: { doubleValue: 'Infinity' },
      yes: { boolValue: true },
      bytes: { bytesValue: 'AAE=' },
      list: { arrayValue: { values: [{ stringValue: 'a' }, { intValue: '1' }, {}] } },
      map: { kvlistValue: { values: [{ key: '__proto__', value: { stringValue: 'x' } }] } },
      none: {},
      bare: { arrayValue: {} },
    };
    const { spans } = traceFromOtlp(exported(span('a', '', 0, 1, genai('plan', values))));
    expect(spans[0]?.attributes).toMatchObject({
      whole: 42,
      number: 7,
      huge: '9223372036854775807',
      fraction: 0.5,
      endless: 'Infinity',
      yes: true,
      bytes: 'AAE=',
      list: ['a', 1, null],
      none: null,
      bare: [],
    });
    expect(JSON.stringify(spans[0]?.attributes['map'])).toBe('{"__proto__":"x"}');
  });

  it.each([
    ['timeout', 'timeout'],
    ['429', 'rate-limit'],
    ['ECONNREFUSED', 'network'],
    ['ValueError', 'agent'],
  ])('reads error.type %s as a failure of kind %s', (type, kind) => {
    const { spans } = traceFromOtlp(
      exported(span('a', '', 0, 1, genai('chat', { 'error.type': { stringValue: type } }))),
    );
    expect(spans[0]?.error).toEqual({ kind, message: type });
  });

  it('puts a parent before its child where both begin at once', () => {
    const { spans } = traceFromOtlp(
      exported(span('child', 'parent', 0, 1, genai('chat')), span('parent', '', 0, 2, genai('invoke_agent'))),
    );
    expect(spans.map(({ id, parent, label }) => [id, parent, label])).toEqual([
      [1, null, 'parent'],
      [2, 1, 'child'],
    ]);
  });

  it.each([
    undefined,
    null,
    'text',
    [],
    {},
    { resourceSpans: 7 },
    { resourceSpans: [{ scopeSpans: [{ spans: 1 }] }] },
  ])('gives no spans and does not throw for %j', (odd) => {
    expect(traceFromOtlp(odd).spans).toEqual([]);
  });

  it('mends or leaves out odd spans and says so', () => {
    const circle: Record<string, unknown> = {};
    circle['self'] = circle;
    const { spans, warnings } = traceFromOtlp([
      exported(
        span('a', 'b', 5, 1, genai('chat')),
        span('b', 'a', 3, 4, genai('chat')),
        span('b', 'a', 3, 4, genai('chat')),
        circle,
        { name: 'c', ...genai('chat'), startTimeUnixNano: 'soon' },
      ),
    ]);
    expect(spans.map(({ label, parent, startMs, endMs }) => [label, parent, startMs, endMs])).toEqual([
      ['c', null, 0, null],
      ['b', null, 0, 1],
      ['a', null, 2, 2],
    ]);
    expect(warnings).toEqual([
      'A span is no JSON object; it was left out.',
      'Span "b" stands there twice; the second was left out.',
      'Span "c" has no start; it was set to that of the trace.',
      'Span "a" ends before it starts; its end was set to its start.',
    ]);
  });
});
