import { describe, expect, test } from 'vitest';
import { graph, node, stopGraph } from '../../../src/kit/index.ts';
import { AgentError } from '../../../src/model/failure.ts';
import { endings, type KitContext, kitContext, nodeSpans } from '../../support/kit-context.ts';

type Nodes = Parameters<typeof graph>[0]['nodes'];

const fine = () => 1;
const fails = () => {
  throw new AgentError('output', 'no good');
};
const seen = (call: { upstream: object }) => Object.keys(call.upstream);
const never = () => new Promise<null>(() => {});

async function run(nodes: Nodes, context: KitContext = kitContext()) {
  const flow = graph({ name: 'g', nodes });
  const output = await flow.run(null, context).catch((error: unknown) => error);
  return { output, endings: endings(context) };
}

describe('a required node after', () => {
  test('a failed required one does not run, nor does what comes after; others do, and the graph fails', async () => {
    const { output, endings } = await run([
      node({ name: 'a', run: fails }),
      node({ name: 'b', after: ['a'], run: fine }),
      node({ name: 'c', after: ['b'], run: fine }),
      node({ name: 'other', run: fine }),
    ]);
    expect(endings).toEqual({
      a: 'failed',
      b: 'upstream-failed by a',
      c: 'upstream-failed by a',
      other: 'succeeded',
    });
    expect(output).toMatchObject({ kind: 'output', message: '"a" failed: no good' });
  });

  test('a failed optional one runs without its result', async () => {
    const { output, endings } = await run([
      node({ name: 'a', optional: true, run: fails }),
      node({ name: 'b', run: fine }),
      node({ name: 'c', after: ['a', 'b'], run: seen }),
    ]);
    expect(endings).toEqual({ a: 'failed', b: 'succeeded', c: 'succeeded' });
    expect(output).toEqual({ status: 'succeeded', results: { c: ['b'] } });
  });

  test('an optional one that did not run because its required upstream failed runs; the graph still fails', async () => {
    const { output, endings } = await run([
      node({ name: 'a', run: fails }),
      node({ name: 'b', after: ['a'], optional: true, run: fine }),
      node({ name: 'c', after: ['b'], run: seen }),
    ]);
    expect(endings).toEqual({ a: 'failed', b: 'upstream-failed by a', c: 'succeeded' });
    expect(output).toBeInstanceOf(AgentError);
  });

  test('a skipped one is skipped; after a skipped optional one it runs', async () => {
    const { output, endings } = await run([
      node({ name: 'a', when: () => false, run: fails }),
      node({ name: 'b', after: ['a'], run: fine }),
      node({ name: 'c', after: ['b'], run: fine }),
      node({ name: 'o', optional: true, when: () => false, run: fails }),
      node({ name: 'p', after: ['o'], run: seen }),
    ]);
    expect(endings).toEqual({
      a: 'skipped',
      b: 'skipped by a',
      c: 'skipped by a',
      o: 'skipped',
      p: 'succeeded',
    });
    expect(output).toEqual({ status: 'succeeded', results: { p: [] } });
  });

  test('a skipped one and a failed one is upstream-failed by the one that failed', async () => {
    const { endings } = await run([
      node({ name: 'a', when: () => false, run: fine }),
      node({ name: 'b', run: fails }),
      node({ name: 'c', after: ['a', 'b'], run: fine }),
    ]);
    expect(endings['c']).toBe('upstream-failed by b');
  });

  test('two failed ones names the first of its own list, whichever failed first', async () => {
    const { output, endings } = await run([
      node({ name: 'early', run: fails }),
      node({ name: 'late', run: async ({ context }) => context.clock.sleep(5).then(fails) }),
      node({ name: 'c', after: ['late', 'early'], run: fine }),
    ]);
    expect(endings['c']).toBe('upstream-failed by late');
    expect(output).toMatchObject({ message: '"early" failed: no good (Also failed: "late".)' });
  });
});

test('a node triggered by all-done runs after everything, with the results that there are', async () => {
  const { output, endings } = await run([
    node({ name: 'a', run: fails, optional: true }),
    node({ name: 'b', when: () => false, run: fine }),
    node({ name: 'c', run: fine }),
    node({ name: 'clean-up', after: ['a', 'b', 'c'], trigger: 'all-done', run: seen }),
  ]);
  expect(endings['clean-up']).toBe('succeeded');
  expect(output).toEqual({ status: 'succeeded', results: { 'clean-up': ['c'] } });
});

describe('a condition', () => {
  test('sees the input and what is upstream', async () => {
    const a = node({ name: 'a', run: () => 3 });
    const { endings } = await run([
      a,
      node({
        name: 'more',
        after: [a],
        when: ({ upstream, input }) => upstream.a > 2 && input === null,
        run: fine,
      }),
      node({ name: 'less', after: [a], when: ({ upstream }) => upstream.a < 2, run: fine }),
    ]);
    expect(endings).toMatchObject({ more: 'succeeded', less: 'skipped' });
  });

  test('that throws, or does not answer at once, fails its node', async () => {
    const { output, endings } = await run([
      node({ name: 'a', when: fails, run: fine }),
      // @ts-expect-error a promise would always be true
      node({ name: 'b', when: async () => false, run: fine }),
    ]);
    expect(endings).toEqual({ a: 'failed', b: 'failed' });
    expect(output).toMatchObject({ message: expect.stringContaining('"a" failed: no good') });
  });
});

describe('a graph that is stopped', () => {
  test('by a node cancels what is not done, does not wait for it, and says so', async () => {
    const context = kitContext();
    let told = '';
    const listens = ({ context }: { context: { signal: AbortSignal } }) => {
      context.signal.addEventListener('abort', () => {
        told = String(context.signal.reason);
      });
      return never();
    };
    const { output, endings } = await run(
      [
        node({ name: 'done', run: fine }),
        node({ name: 'deaf', run: listens }),
        node({
          name: 'stop',
          run: async ({ context }) => {
            await context.clock.sleep(10);
            throw stopGraph('the budget is spent');
          },
        }),
        node({ name: 'after', after: ['stop'], run: fine }),
        node({ name: 'clean-up', after: ['deaf'], trigger: 'all-done', run: fine }),
      ],
      context,
    );
    expect(output).toEqual({
      status: 'terminated',
      results: { done: 1 },
      stoppedBy: { node: 'stop', by: null, reason: 'the budget is spent' },
    });
    expect(endings).toEqual({
      done: 'succeeded',
      deaf: 'cancelled by stop',
      stop: 'failed',
      after: 'cancelled by stop',
      'clean-up': 'cancelled by stop',
    });
    expect(told).toContain('the budget is spent');
    expect(context.trial.spans.filter(({ endMs }) => endMs === null)).toEqual([]);
  });

  test('from outside rejects with the reason, and every node is cancelled', async () => {
    const context = kitContext();
    const flow = graph({
      name: 'g',
      nodes: [node({ name: 'a', run: never }), node({ name: 'b', after: ['a'], run: fine })],
    });
    const running = flow.run(null, context);
    context.trial.abort(new Error('Ctrl-C'));
    await expect(running).rejects.toThrow('Ctrl-C');
    expect(endings(context)).toEqual({ a: 'cancelled', b: 'cancelled' });
    const workflow = context.trial.spans.find(({ name }) => name === 'invoke_workflow');
    for (const span of nodeSpans(context).values()) expect(span.parent).toBe(workflow?.id);
    const ran: string[] = [];
    const second = graph({ name: 'h', nodes: [node({ name: 'a', run: () => void ran.push('a') })] });
    await expect(second.run(null, context)).rejects.toThrow('Ctrl-C');
    expect(ran).toEqual([]);
  });

  test('ignores what late nodes still do', async () => {
    let late = (_: number) => {};
    const context = kitContext();
    const { endings: before } = await run(
      [
        node({
          name: 'late',
          run: () =>
            new Promise<number>((resolve) => {
              late = resolve;
            }),
        }),
        node({ name: 'next', after: ['late'], run: fails }),
        node({
          name: 'stop',
          run: () => {
            throw stopGraph('enough');
          },
        }),
      ],
      context,
    );
    late(1);
    await new Promise((resolve) => setImmediate(resolve));
    expect(endings(context)).toEqual(before);
    expect(before).toMatchObject({ late: 'cancelled by stop', next: 'cancelled by stop' });
  });
});

test('whatever a node throws is told', async () => {
  const strange = [
    undefined,
    null,
    'text',
    new Proxy(
      {},
      {
        get: () => {
          throw new Error('trap');
        },
      },
    ),
  ];
  for (const thrown of strange) {
    const { output } = await run([
      node({
        name: 'a',
        run: () => {
          throw thrown;
        },
      }),
    ]);
    expect(output).toMatchObject({ kind: 'agent', message: expect.stringMatching(/^"a" failed: .+/) });
  }
});

describe('a graph of 100,000 nodes', () => {
  const many = 100_000;

  test('in a chain settles when the first fails', async () => {
    const context = kitContext();
    const nodes = Array.from({ length: many }, (_, at) =>
      node({ name: `n${at}`, after: at === 0 ? [] : [`n${at - 1}`], run: at === 0 ? fails : fine }),
    );
    const statuses = new Set<string>();
    const flow = graph({ name: 'g', nodes });
    await expect(flow.run(null, context)).rejects.toMatchObject({ message: '"n0" failed: no good' });
    for (const ending of Object.values(endings(context))) statuses.add(ending);
    expect([...statuses]).toEqual(['failed', 'upstream-failed by n0']);
  });

  test('side by side settles, and where all are skipped', async () => {
    const nodes = Array.from({ length: many }, (_, at) => node({ name: `n${at}`, run: fine }));
    const skipped = nodes.map((each) => ({ ...each, when: () => false }));
    const last = node({ name: 'z', after: nodes, trigger: 'all-done', run: (call) => seen(call).length });
    expect(await graph({ name: 'g', nodes: [...nodes, last] }).run(null, kitContext())).toEqual({
      status: 'succeeded',
      results: { z: many },
    });
    expect(await graph({ name: 'g', nodes: [...skipped, last] }).run(null, kitContext())).toEqual({
      status: 'succeeded',
      results: { z: 0 },
    });
  });
});
