import { describe, expect, test } from 'vitest';
import type { AgentContext, OpenSpan } from '../../../src/model/agent.ts';
import type { TrialFinished } from '../../../src/model/event.ts';
import type { Json } from '../../../src/model/json.ts';
import { tryOnce } from '../../support/plan-of.ts';

type Parts = Parameters<typeof tryOnce>[1];

function tried(
  run: (context: AgentContext) => Json | Promise<Json>,
  parts: Parts = {},
): Promise<TrialFinished> {
  return tryOnce((_, context) => run(context), { clock: 'virtual', ...parts });
}

const search = { name: 'search', permission: 'read' as const, run: (args: Json) => ({ found: args }) };

describe('the trace of a trial', () => {
  test('nests spans across awaits, and times them by the clock of the trial', async () => {
    const { spans } = await tried(({ trace, clock }) =>
      trace.span('node', 'outer', { depth: 1 }, async () => {
        await clock.sleep(10);
        await Promise.all(
          ['left', 'right'].map((label, index) =>
            trace.span('node', label, {}, async (span) => {
              await clock.sleep(5 * (index + 1));
              span.set({ side: label });
            }),
          ),
        );
        return 'good';
      }),
    );
    expect(spans.map(({ id, parent, label, startMs, endMs }) => [id, parent, label, startMs, endMs])).toEqual(
      [
        [1, null, 'outer', 0, 20],
        [2, 1, 'left', 10, 15],
        [3, 1, 'right', 10, 20],
      ],
    );
    expect(spans.map(({ attributes }) => attributes)).toEqual([
      { depth: 1 },
      { side: 'left' },
      { side: 'right' },
    ]);
  });

  test('opens a span inside of another that is named, and gives it a better label until it has ended', async () => {
    const { spans } = await tried(({ trace }) =>
      trace.span('node', 'around', {}, () => {
        const above = trace.start('invoke_agent', 'desk');
        above.end();
        const span = trace.start('chat', 'model', {}, { parent: above });
        span.rename('small-model');
        span.end();
        span.rename('too late');
        return null;
      }),
    );
    expect(spans.map(({ id, parent, label }) => [id, parent, label])).toEqual([
      [1, null, 'around'],
      [2, 1, 'desk'],
      [3, 2, 'small-model'],
    ]);
  });

  test('closes a span with the error that its work throws, and hands the error on', async () => {
    const { spans, error } = await tried(({ trace }) =>
      trace.span('execute_tool', 'pay', {}, () => {
        throw Object.assign(new Error('slow down'), { status: 429 });
      }),
    );
    expect(spans[0]).toMatchObject({
      error: { kind: 'rate-limit', message: 'slow down' },
      attributes: { 'error.type': 'rate-limit' },
    });
    expect(error?.kind).toBe('rate-limit');
  });

  test('leaves a span open that the end of the trial cut off, and records nothing after it', async () => {
    let open: OpenSpan | null = null;
    let context: AgentContext | null = null;
    const trial = await tried((given) => {
      context = given;
      open = given.trace.start('chat', 'model');
      return 'good';
    });
    const late: { open: OpenSpan | null; context: AgentContext | null } = { open, context };
    late.open?.end();
    late.open?.set({ late: true });
    late.open?.event('late');
    late.context?.trace.event('late');
    late.context?.trace.start('chat', 'late').end();
    expect(trial.spans).toMatchObject([{ label: 'model', endMs: null, attributes: {}, events: [] }]);
    expect(trial.spans).toHaveLength(1);
  });

  test('hangs moments on the span that is open, or on the trial', async () => {
    const { spans } = await tried(async ({ trace, clock }) => {
      await clock.sleep(3);
      trace.event('began', { by: 'me' });
      await trace.span('plan', 'think', {}, () => trace.event('idea'));
      return 'good';
    });
    expect(spans.map(({ label, events }) => [label, events])).toEqual([
      ['trial', [{ name: 'began', atMs: 3, attributes: { by: 'me' } }]],
      ['think', [{ name: 'idea', atMs: 3, attributes: {} }]],
    ]);
  });

  test('takes spans from elsewhere under the one that is open, with ids of its own', async () => {
    const foreign = { name: 'chat' as const, startMs: 0, endMs: 1, attributes: {}, events: [] };
    const { spans } = await tried(({ trace }) =>
      trace.span('invoke_agent', 'remote', {}, () => {
        trace.import([
          { ...foreign, id: 7, parent: null, label: 'a' },
          { ...foreign, id: 9, parent: 7, label: 'b' },
        ]);
        return 'good';
      }),
    );
    const ids = new Map(spans.map(({ label, id }) => [label, id]));
    expect(new Set(ids.values()).size).toBe(3);
    expect(spans.map(({ label, parent }) => [label, parent])).toEqual([
      ['remote', null],
      ['a', ids.get('remote')],
      ['b', ids.get('a')],
    ]);
  });

  test('keeps attributes that are not JSON as texts, leaves out what is undefined, and never breaks on one', async () => {
    const unreadable = { toString: () => ({}), toJSON: undefined };
    const { spans } = await tried(({ trace }) => {
      const attributes: Record<string, never> = {};
      Object.assign(attributes, {
        big: 10n,
        none: undefined,
        not: Number.NaN,
        bad: Object.create(unreadable),
      });
      trace.start('node', 'odd', attributes).end();
      return 'good';
    });
    expect(spans[0]?.attributes).toEqual({ big: '10', not: 'NaN', bad: 'a value that cannot be read' });
  });

  test('drops spans beyond ten thousand, and says how many', async () => {
    const trial = await tried(({ trace }) => {
      for (let index = 0; index < 10_003; index++) trace.start('node', 'again').end();
      return 'good';
    });
    expect(trial.spans).toHaveLength(10_000);
    expect(trial.warnings?.join()).toContain('3 were dropped');
  });
});

describe('the limits of a trial', () => {
  test('stop the call that would go over, and err the trial even where the agent swallows that', async () => {
    let calls = 0;
    const counted = { name: 'count', permission: 'read' as const, run: () => ++calls };
    const trial = await tried(
      async ({ tools, limits }) => {
        const left = [limits.steps];
        for (let step = 0; step < 3; step++) {
          await tools.call(counted, null).catch(() => null);
          left.push(limits.steps);
        }
        return left;
      },
      { limits: { steps: 2 } },
    );
    expect(calls).toBe(2);
    expect(trial).toMatchObject({ status: 'errored', output: [2, 1, 0, 0] });
    expect(trial.error).toEqual({ kind: 'limit', message: 'The trial used 3 steps; 2 are allowed.' });
  });

  test('count tokens and cost of model calls', async () => {
    const spent = {
      'gen_ai.usage.input_tokens': 80,
      'gen_ai.usage.output_tokens': 30,
      'agent_eval.cost_usd': 0.2,
    };
    const trial = await tried(
      ({ trace, limits }) => {
        const before = [limits.tokens, limits.costUsd];
        trace.start('chat', 'model', spent).end();
        return [...before, limits.tokens, limits.costUsd];
      },
      { limits: { tokens: 100, 'cost-usd': 1 } },
    );
    expect(trial).toMatchObject({ status: 'errored', error: { kind: 'limit' }, output: [100, 1, 0, 0.8] });
    expect(trial.usage).toEqual({ modelCalls: 1, inputTokens: 80, outputTokens: 30, costUsd: 0.2 });
  });

  test('are null where there is none', async () => {
    const { output } = await tried(({ limits }) => [limits.steps, limits.tokens, limits.costUsd]);
    expect(output).toEqual([null, null, null]);
  });
});

describe('what a trial can reach', () => {
  test('records each tool call with arguments and result', async () => {
    const { spans } = await tried(({ tools }) => tools.call(search, { query: 'tea' }));
    expect(spans).toMatchObject([
      {
        name: 'execute_tool',
        label: 'search',
        attributes: {
          'gen_ai.operation.name': 'execute_tool',
          'gen_ai.tool.name': 'search',
          'gen_ai.tool.call.arguments': { query: 'tea' },
          'gen_ai.tool.call.result': { found: { query: 'tea' } },
        },
      },
    ]);
  });

  test('says no at a gate that nobody guards', async () => {
    const asked = await tried(async ({ approvals }) => ({
      ...(await approvals.request({ gate: 'pay', action: 'pay 5' })),
    }));
    expect(asked.output).toMatchObject({
      decision: 'reject',
      by: null,
      reason: expect.stringContaining('pay'),
    });
  });

  test('gives the same random numbers to the same trial, and others to any other', async () => {
    const roll = ({ random }: AgentContext): Json => [random.next(), random.integer(1, 6)];
    const [first, again] = [await tried(roll), await tried(roll)];
    const other = await tryOnce((_, context) => roll(context), {}, { agent: { name: 'other' } });
    expect(first.output).toEqual(again.output);
    expect(first.output).not.toEqual(other.output);
  });

  test('has a signal that is aborted with the time limit as its reason', async () => {
    const reasons: unknown[] = [];
    await tried(async ({ signal, clock }) => {
      signal.addEventListener('abort', () => reasons.push(signal.reason));
      await clock.sleep(60_000);
      return 'good';
    });
    expect(reasons).toMatchObject([{ kind: 'timeout' }]);
  });
});
