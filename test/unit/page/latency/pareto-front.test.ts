import { describe, expect, it } from 'vitest';
import { describeFront } from '../../../../src/page/views/latency/describe-front.ts';
import { fieldsOfAgents } from '../../../../src/page/views/latency/fields-of-agents.ts';
import { type Contender, paretoFront } from '../../../../src/page/views/latency/pareto-front.ts';
import { planned, reportOf, started, trial } from '../../../support/events.ts';

describe('paretoFront', () => {
  it('has those whom nobody beats, and says who is ahead of the others', () => {
    const found = paretoFront([point('best', 0.9, 8), point('cheap', 0.5, 1), point('poor', 0.5, 2)]);
    expect(found).toEqual({ front: ['best', 'cheap'], behind: [{ name: 'poor', ahead: 'cheap' }] });
    expect(describeFront(found, 'costs no more')).toBe(
      'On the Pareto front: best, cheap. Behind one that passes at least as often and costs no more: poor (cheap).',
    );
  });

  it('keeps equals, for neither is ahead of the other', () => {
    expect(paretoFront([point('a', 1, 1), point('b', 1, 1)]).front).toEqual(['a', 'b']);
    expect(paretoFront([]).front).toEqual([]);
  });

  it('puts nobody behind one whose price is only known to be that or more', () => {
    const open = { ...point('open', 0.9, 1), isPriceAtLeast: true };
    expect(paretoFront([open, point('slow', 0.8, 2)]).behind).toEqual([]);
    expect(paretoFront([open, point('quick', 0.9, 0.5)]).behind).toEqual([{ name: 'open', ahead: 'quick' }]);
  });
});

describe('fieldsOfAgents', () => {
  it('has together those that share cases, by way of others too, and nobody of whom nothing was measured', () => {
    const { cells } = reportOf([
      started({ agents: ['a', 'b', 'c', 'd', 'e'].map((name) => ({ name, type: 'module', digest: name })) }),
      planned('one', { agents: ['a', 'b'] }),
      planned('two', { agents: ['d'] }),
      planned('three', { agents: ['b', 'c', 'e'] }),
      trial('one', { agent: 'a' }),
      trial('one', { agent: 'b' }),
      trial('two', { agent: 'd' }),
      trial('three', { agent: 'b' }),
      trial('three', { agent: 'c' }),
      trial('three', { agent: 'e', status: 'skipped', latencyMs: null }),
    ]);
    expect(fieldsOfAgents(cells).map((field) => [...field].sort())).toEqual([['a', 'b', 'c'], ['d']]);
  });
});

function point(name: string, quality: number, price: number): Contender {
  return { name, quality, price, isPriceAtLeast: false };
}
