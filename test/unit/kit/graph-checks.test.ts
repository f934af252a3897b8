import { describe, expect, test } from 'vitest';
import { gate, graph, node } from '../../../src/kit/index.ts';

const run = () => null;

function complaint(make: () => unknown): string {
  try {
    make();
  } catch (error) {
    if (error instanceof TypeError) return error.message;
    throw error;
  }
  return 'no complaint';
}

describe('a graph that cannot run', () => {
  test('names every mistake at once, before any node runs', () => {
    let ran = 0;
    const count = () => {
      ran++;
    };
    const message = complaint(() =>
      graph({
        name: 'etl',
        concurrency: 0,
        nodes: [
          node({ name: 'ingest', run: count }),
          node({ name: 'ingest', run: count }),
          node({ name: 'transform', after: ['ingset'], run: count }),
          node({ name: 'load', after: ['load'], run: count }),
          node({ name: 'a b', run: count }),
          node({ name: 'slow', timeoutMs: 0, retry: { maxRetries: -1 }, run: count }),
        ],
      }),
    );
    expect(message.split('\n')).toEqual([
      'The graph "etl" cannot run:',
      '- "concurrency" must be a whole number of at least 1, not 0.',
      '- "a b" cannot name a node: only letters, digits, ".", "_" and "-" can.',
      '- Two nodes are named "ingest".',
      '- "transform" runs after "ingset", which is not a node of the graph. Did you mean "ingest"?',
      '- "load" runs after itself.',
      '- "timeoutMs" of "slow" must be a number above 0, not 0.',
      '- The retries of "slow" cannot be meant: "maxRetries" must be a whole number of at least 0, not -1.',
    ]);
    expect(ran).toBe(0);
  });

  test('names the whole cycle, and each of two', () => {
    const message = complaint(() =>
      graph({
        name: 'g',
        nodes: [
          node({ name: 'start', run }),
          node({ name: 'c', after: ['b'], run }),
          node({ name: 'a', after: ['c', 'start'], run }),
          node({ name: 'b', after: ['a'], run }),
          node({ name: 'y', after: ['x', 'x'], run }),
          node({ name: 'x', after: ['y'], run }),
          node({ name: 'after-it', after: ['c'], run }),
        ],
      }),
    );
    expect(message.split('\n').slice(1)).toEqual([
      '- These nodes wait for each other: "a" → "b" → "c" → "a".',
      '- These nodes wait for each other: "x" → "y" → "x".',
    ]);
  });

  test('finds a cycle of 50,000 nodes', () => {
    const many = 50_000;
    const nodes = Array.from({ length: many }, (_, at) =>
      node({ name: `n${at}`, after: [`n${(at + 1) % many}`], run }),
    );
    expect(complaint(() => graph({ name: 'g', nodes }))).toMatch(
      /^.*\n- These nodes wait for each other: "n0" → /,
    );
  });

  test('may not be empty, nor hold names that differ only in case', () => {
    expect(complaint(() => graph({ name: 'g', nodes: [] }))).toContain('It has no nodes.');
    expect(
      complaint(() =>
        graph({ name: 'g', nodes: [node({ name: 'load', run }), node({ name: 'Load', run })] }),
      ),
    ).toContain('"load" and "Load" differ only in case');
    expect(complaint(() => graph({ name: 'g', nodes: [node({ name: '__proto__', run })] }))).toContain(
      '"__proto__" cannot name a node',
    );
  });
});

test('a graph declares its nodes, gates and tools, those of a graph inside it too', () => {
  const inner = graph({
    name: 'inner',
    nodes: [
      node({ name: 'search', run, tools: ['web'] }),
      gate({ name: 'publish', request: () => ({ action: 'go' }) }),
    ],
  });
  const outer = graph({
    name: 'outer',
    nodes: [
      node({ name: 'first', run }),
      node({ name: 'research', after: ['first'], run: inner, gates: ['budget'] }),
    ],
  });
  expect(outer.parts).toEqual({
    nodes: ['first', 'research', 'research/publish', 'research/search'],
    gates: ['budget', 'publish'],
    tools: ['web'],
  });
  expect(graph({ name: 'g', nodes: [node({ name: 'a', run })] }).parts).toEqual({ nodes: ['a'] });
});
