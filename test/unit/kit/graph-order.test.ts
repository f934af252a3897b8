import { describe, expect, expectTypeOf, test } from 'vitest';
import { gate, graph, node } from '../../../src/kit/index.ts';
import type { Json } from '../../../src/model/json.ts';
import { kitContext, nodeSpans } from '../../support/kit-context.ts';

describe('the order of nodes', () => {
  test('is that of their names where several may begin, and a late one does not overtake', async () => {
    const order: string[] = [];
    const noted = (name: string, after: string[] = []) =>
      node({ name, after, run: () => void order.push(name) });
    const nodes = [noted('d', ['a']), noted('c'), noted('b', ['c']), noted('a', ['c']), noted('e')];
    const flow = graph({ name: 'g', nodes, concurrency: 1 });
    await flow.run(null, kitContext());
    expect(order).toEqual(['c', 'a', 'b', 'd', 'e']);
    expect(flow.parts?.nodes).toEqual(['c', 'a', 'b', 'd', 'e']);
  });

  test('lets nodes begin as soon as what they run after is done, side by side', async () => {
    const context = kitContext();
    const takes = (name: string, ms: number, after: string[] = []) =>
      node({ name, after, run: ({ context: { clock } }) => clock.sleep(ms) });
    const nodes = [takes('a', 100), takes('b', 300), takes('c', 100, ['a']), takes('d', 1, ['b', 'c'])];
    await graph({ name: 'g', nodes }).run(null, context);
    const times = [...nodeSpans(context)].map(([name, span]) => [name, span.startMs, span.endMs]);
    expect(times).toEqual([
      ['a', 0, 100],
      ['b', 0, 300],
      ['c', 100, 200],
      ['d', 300, 301],
    ]);
  });

  test('never has more at work than allowed', async () => {
    let atWork = 0;
    let most = 0;
    const nodes = Array.from({ length: 10 }, (_, at) =>
      node({
        name: `n${at}`,
        run: async ({ context }) => {
          most = Math.max(most, ++atWork);
          await context.clock.sleep(10 + at);
          atWork--;
        },
      }),
    );
    await graph({ name: 'g', nodes, concurrency: 3 }).run(null, kitContext());
    expect(most).toBe(3);
  });
});

describe('results', () => {
  test('arrive downstream by name, with their types, and together make the output', async () => {
    const ingest = node({ name: 'ingest', run: async ({ input }) => ({ rows: [input, 2] }) });
    const count = node({
      name: 'count',
      after: [ingest],
      run: ({ upstream }) => {
        expectTypeOf(upstream).toEqualTypeOf<{ readonly ingest: { rows: Json[] } }>();
        return upstream.ingest.rows.length;
      },
    });
    const maybe = node({ name: 'maybe', optional: true, run: (): string => 'text' });
    const log = node({ name: 'log', run: () => {} });
    const last = node({
      name: 'last',
      after: [count, maybe, log, 'ingest'],
      run: ({ upstream }) => {
        expectTypeOf(upstream.count).toEqualTypeOf<number>();
        expectTypeOf(upstream.maybe).toEqualTypeOf<string | undefined>();
        expectTypeOf(upstream.log).toEqualTypeOf<null>();
        expectTypeOf(upstream.ingest).toEqualTypeOf<Json | undefined>();
        return { ...upstream, maybe: upstream.maybe ?? null, ingest: upstream.ingest ?? null };
      },
    });
    const flow = graph({ name: 'g', nodes: [ingest, count, maybe, log, last] });
    expect(await flow.run(1, kitContext())).toEqual({
      status: 'succeeded',
      results: { last: { count: 2, maybe: 'text', log: null, ingest: { rows: [1, 2] } } },
    });
  });

  test('can be shaped by a function of the outcome', async () => {
    const add = node({ name: 'add', run: ({ attempt }) => attempt + 1 });
    const say = node({ name: 'say', after: [add], run: ({ upstream }) => `${upstream.add}` });
    const flow = graph({
      name: 'g',
      nodes: [add, say],
      output: ({ status, results, nodes }) => {
        expectTypeOf(results.add).toEqualTypeOf<number | undefined>();
        return [status, results.say ?? null, nodes['add']?.status ?? null];
      },
    });
    expect(await flow.run(null, kitContext())).toEqual(['succeeded', '2', 'succeeded']);
  });

  test('of a gate are typed as the request sees them', () => {
    const rows = node({ name: 'rows', run: () => 3 });
    const review = gate({
      name: 'review',
      after: [rows],
      request: ({ upstream }) => ({ action: `export ${upstream.rows.toFixed()}`, payload: upstream.rows }),
    });
    expectTypeOf(review.name).toEqualTypeOf<'review'>();
  });

  test('that are not JSON fail their node, and a function or number beyond JSON is named', async () => {
    const bad = node({ name: 'bad', run: () => ({ at: [1, Number.NaN] }) });
    const failing = graph({ name: 'g', nodes: [bad] }).run(null, kitContext());
    await expect(failing).rejects.toMatchObject({
      kind: 'output',
      message: '"bad" failed: The result is not JSON: /at/1 is NaN.',
    });
    // @ts-expect-error functions are no results
    const worse = node({ name: 'worse', run: () => () => 1 });
    await expect(graph({ name: 'g', nodes: [worse] }).run(null, kitContext())).rejects.toMatchObject({
      message: '"worse" failed: The result is not JSON: the value is a function.',
    });
    const output = () => Number.POSITIVE_INFINITY;
    await expect(
      graph({ name: 'g', nodes: [node({ name: 'a', run: () => 1 })], output }).run(null, kitContext()),
    ).rejects.toMatchObject({ kind: 'output' });
  });
});

describe('a graph inside another', () => {
  const inner = graph({
    name: 'inner',
    nodes: [node({ name: 'double', run: ({ input }) => Number(input) * 2 })],
    output: ({ results }) => results.double ?? null,
  });

  test('is given the input, or what "input" makes of it, and its nodes are named by their path', async () => {
    const context = kitContext();
    const first = node({ name: 'first', run: inner });
    const second = node({
      name: 'second',
      after: [first],
      run: inner,
      input: ({ upstream }) => upstream.first,
    });
    const flow = graph({
      name: 'outer',
      nodes: [first, second],
      output: ({ results }) => results.second ?? null,
    });
    expect(await flow.run(4, context)).toBe(16);
    expect([...nodeSpans(context).keys()]).toEqual(['first', 'first/double', 'second', 'second/double']);
  });

  test('fails its node when it fails', async () => {
    const broken = graph({
      name: 'broken',
      nodes: [
        node({
          name: 'deep',
          run: () => {
            throw new Error('out of ink');
          },
        }),
      ],
    });
    const flow = graph({ name: 'outer', nodes: [node({ name: 'print', run: broken })] });
    await expect(flow.run(null, kitContext())).rejects.toMatchObject({
      message: '"print" failed: "deep" failed: out of ink',
    });
  });
});
