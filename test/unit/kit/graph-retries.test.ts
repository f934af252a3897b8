import { describe, expect, test } from 'vitest';
import { graph, node } from '../../../src/kit/index.ts';
import { AgentError } from '../../../src/model/failure.ts';
import { attribute } from '../../../src/model/span.ts';
import { endings, kitContext, nodeSpans } from '../../support/kit-context.ts';

const never = () => new Promise<null>(() => {});

describe('a node with retries', () => {
  test('tries again after transient failures, each attempt a span inside that of the node', async () => {
    const context = kitContext();
    const flaky = node({
      name: 'flaky',
      retry: { baseMs: 100 },
      run: async ({ attempt, context }) => {
        await context.clock.sleep(10);
        if (attempt < 3) throw new AgentError('unavailable', `down ${attempt}`, { retryAfterMs: 50 });
        return attempt;
      },
    });
    expect(await graph({ name: 'g', nodes: [flaky] }).run(null, context)).toMatchObject({
      results: { flaky: 3 },
    });
    const [workflow, own, ...attempts] = context.trial.spans;
    expect(workflow).toMatchObject({ name: 'invoke_workflow', label: 'g', parent: null, endMs: 130 });
    expect(own).toMatchObject({ name: 'node', label: 'flaky', parent: workflow?.id, startMs: 0, endMs: 130 });
    expect(own?.attributes).toEqual({
      [attribute.nodeStatus]: 'succeeded',
      [attribute.nodeAttempts]: 3,
      [attribute.nodeOutput]: 3,
    });
    expect(own?.events.map(({ name, attributes }) => [name, attributes])).toEqual([
      ['retry', { attempt: 1, kind: 'unavailable', delayMs: 50 }],
      ['retry', { attempt: 2, kind: 'unavailable', delayMs: 50 }],
    ]);
    expect(
      attempts.map(({ parent, startMs, endMs, attributes, error }) => ({
        parent,
        startMs,
        endMs,
        attempt: attributes[attribute.nodeAttempt],
        error: error?.message,
      })),
    ).toEqual([
      { parent: own?.id, startMs: 0, endMs: 10, attempt: 1, error: 'down 1' },
      { parent: own?.id, startMs: 60, endMs: 70, attempt: 2, error: 'down 2' },
      { parent: own?.id, startMs: 120, endMs: 130, attempt: 3, error: undefined },
    ]);
  });

  test('gives up after the last, and fails with its kind', async () => {
    const context = kitContext();
    const down = node({
      name: 'down',
      retry: { maxRetries: 2 },
      run: () => {
        throw new AgentError('network', 'no line');
      },
    });
    await expect(graph({ name: 'g', nodes: [down] }).run(null, context)).rejects.toMatchObject({
      kind: 'network',
    });
    expect(nodeSpans(context).get('down')?.attributes).toEqual({
      [attribute.nodeStatus]: 'failed',
      [attribute.nodeAttempts]: 3,
      [attribute.errorType]: 'network',
    });
  });

  test('is not tried again while the graph is cancelled, not even in the middle of a wait', async () => {
    const context = kitContext();
    let tries = 0;
    const down = node({
      name: 'down',
      retry: { baseMs: 1e6, capMs: 1e6 },
      run: () => {
        tries++;
        throw new AgentError('network', 'no line', { retryAfterMs: 1000 });
      },
    });
    const flow = graph({ name: 'g', nodes: [down] });
    const running = flow.run(null, context);
    void context.clock.sleep(500).then(() => context.trial.abort(new Error('enough')));
    await expect(running).rejects.toThrow('enough');
    expect(tries).toBe(1);
    expect(endings(context)).toEqual({ down: 'cancelled' });
  });
});

describe('a node with a time limit', () => {
  test('is told by its signal, and one that ignores it is left behind', async () => {
    const context = kitContext();
    let listening: unknown;
    let late = (_: string) => {};
    const slow = node({
      name: 'slow',
      timeoutMs: 1000,
      optional: true,
      run: ({ context }) => {
        context.signal.addEventListener('abort', () => {
          listening = context.signal.reason;
        });
        return new Promise<string>((resolve) => {
          late = resolve;
        });
      },
    });
    const next = node({ name: 'next', after: [slow], run: ({ upstream }) => Object.keys(upstream) });
    const running = graph({ name: 'g', nodes: [slow, next] }).run(null, context);
    expect(await running).toEqual({ status: 'succeeded', results: { next: [] } });
    expect(listening).toMatchObject({ kind: 'timeout', message: '"slow" did not finish within 1s.' });
    expect(nodeSpans(context).get('slow')).toMatchObject({
      startMs: 0,
      endMs: 1000,
      error: { kind: 'timeout' },
    });
    const before = structuredClone(context.trial.spans);
    late('late');
    await new Promise((resolve) => setImmediate(resolve));
    expect(context.trial.spans).toEqual(before);
    expect(before.filter(({ endMs }) => endMs === null)).toEqual([]);
  });

  test('has it even where the recorder lets the work begin late, and does not begin it any more', async () => {
    const context = kitContext();
    const { trace, clock } = context;
    const late: typeof trace = {
      start: (...given) => trace.start(...given),
      event: (...given) => trace.event(...given),
      import: (spans) => trace.import(spans),
      span: (name, label, attributes, work, options) =>
        trace.span(
          name,
          label,
          attributes,
          async (span) => {
            if (attributes[attribute.nodeAttempt] === 1) await clock.sleep(30_000);
            return work(span);
          },
          options,
        ),
    };
    const ran: number[] = [];
    const slow = node({
      name: 'slow',
      timeoutMs: 1000,
      retry: { baseMs: 0 },
      run: ({ attempt }) => void ran.push(attempt),
    });
    await graph({ name: 'g', nodes: [slow] }).run(null, { ...context, trace: late });
    await clock.sleep(60_000);
    expect(ran).toEqual([2]);
    expect(context.trial.spans.slice(2)).toMatchObject([
      { startMs: 0, endMs: 1000, error: { kind: 'timeout' } },
      { startMs: 1000, endMs: 1000 },
    ]);
  });

  test('has it for each attempt', async () => {
    const context = kitContext();
    const slow = node({
      name: 'slow',
      timeoutMs: 100,
      retry: { maxRetries: 1, baseMs: 0 },
      run: ({ attempt }) => (attempt === 1 ? never() : 'done'),
    });
    expect(await graph({ name: 'g', nodes: [slow] }).run(null, context)).toMatchObject({
      results: { slow: 'done' },
    });
    expect(context.clock.now() - Date.UTC(2000, 0, 1)).toBe(100);
  });

  test('that is not reached leaves no timer behind', async () => {
    const context = kitContext();
    const quick = node({ name: 'quick', timeoutMs: 1000, run: ({ context }) => context.clock.sleep(1) });
    await graph({ name: 'g', nodes: [quick] }).run(null, context);
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(context.trial.elapsedMs()).toBe(1);
  });

  test('of an outer node ends a graph inside it', async () => {
    const context = kitContext();
    const inner = graph({
      name: 'inner',
      nodes: [node({ name: 'deaf', run: never }), node({ name: 'z', after: ['deaf'], run: never })],
    });
    const outer = graph({ name: 'outer', nodes: [node({ name: 'in', timeoutMs: 10, run: inner })] });
    await expect(outer.run(null, context)).rejects.toMatchObject({ kind: 'timeout' });
    await new Promise((resolve) => setImmediate(resolve));
    expect(endings(context)).toEqual({ in: 'failed', 'in/deaf': 'cancelled', 'in/z': 'cancelled' });
  });
});
