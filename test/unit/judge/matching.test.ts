import { describe, expect, it } from 'vitest';
import { callMatcher } from '../../../src/judge/agent/call-matcher.ts';
import { misfitOf } from '../../../src/judge/agent/compare-calls.ts';
import { longestCommonSubsequence } from '../../../src/judge/agent/longest-common-subsequence.ts';
import { type ArgsMode, matchArgs } from '../../../src/judge/agent/match-args.ts';
import { maximumMatching } from '../../../src/judge/agent/maximum-matching.ts';
import type { ToolCall } from '../../../src/judge/agent/tool-calls-of.ts';
import type { Json, JsonObject } from '../../../src/model/json.ts';
import { seededRandom } from '../../../src/model/random.ts';

describe('optimal matching', () => {
  it('finds as many pairs as brute force on 500 random instances', () => {
    const random = seededRandom('matching');
    for (let round = 0; round < 500; round++) {
      const { lefts, rights, fits } = randomRelation(random);
      const partners = maximumMatching(lefts, rights, fits);
      const pairs = [...partners.entries()].filter(([, right]) => right !== -1);
      expect(pairs.length).toBe(mostPairsByTrying(lefts, rights, fits));
      expect(pairs.every(([left, right]) => fits(left, right))).toBe(true);
      expect(new Set(pairs.map(([, right]) => right)).size).toBe(pairs.length);
    }
  });

  it('finds the longest common subsequence that brute force finds, for relations that are not transitive', () => {
    const random = seededRandom('subsequence');
    for (let round = 0; round < 300; round++) {
      const { lefts, rights, fits } = randomRelation(random);
      expect(longestCommonSubsequence(lefts, rights, fits)).toBe(longestByTrying(lefts, rights, fits));
    }
  });

  it('follows a long chain of exchanges without recursion', () => {
    const size = 3000;
    const chain = (left: number, right: number): boolean =>
      left === size - 1 ? right === 0 : right === left || right === left + 1;
    expect(maximumMatching(size, size, chain).every((right) => right !== -1)).toBe(true);
  });
});

describe('comparing a thousand calls with a thousand', () => {
  it.each<ArgsMode>(['exact', 'superset', 'defaults'])(
    'asks about each pair at most once, with arguments %s',
    (mode) => {
      const calls = Array.from({ length: 1000 }, (_, index): ToolCall => {
        return { name: 'search', args: { query: `q${index}`, page: { number: index } }, status: 'succeeded' };
      });
      const references = calls.map(({ name, args }) => ({ name, args, defaults: { limit: 10 } })).reverse();
      const matcher = callMatcher(calls, references, mode);
      let asked = 0;
      const fits: Fits = (call, reference) => {
        asked++;
        return matcher(call, reference);
      };
      expect(misfitOf('any-order', calls, references, fits)).toBeNull();
      expect(asked).toBeLessThanOrEqual(1_000_000);
    },
  );
});

describe('matchArgs', () => {
  it.each<[ArgsMode, Json, Json, boolean]>([
    ['exact', { a: 1, b: [2] }, { b: [2], a: 1 }, true],
    ['exact', { a: -0 }, { a: 0 }, true],
    ['exact', { a: 1 }, { a: '1' }, false],
    ['exact', { a: 1 }, { a: 1, b: null }, false],
    ['ignore', { a: 1 }, { b: 2 }, true],
    ['superset', { a: 1, b: 2 }, { a: 1 }, true],
    ['superset', { a: 1 }, { a: 1, b: 2 }, false],
    ['superset', { a: { x: 1, y: 2 } }, { a: { x: 1 } }, true],
    ['superset', { a: [{ x: 1, y: 2 }] }, { a: [{ x: 1 }] }, true],
    ['superset', { a: [1, 2] }, { a: [1] }, false],
    ['superset', { a: null }, { a: {} }, false],
    ['superset', { a: [] }, { a: {} }, false],
    ['superset', {}, { toString: null }, false],
    ['subset', { a: 1 }, { a: 1, b: 2 }, true],
    ['subset', { a: 1, b: 2 }, { a: 1 }, false],
    ['subset', { a: { x: 1 } }, { a: { x: 1, y: 2 } }, true],
  ])('%s: %j against %j is %s', (mode, actual, reference, fits) => {
    expect(matchArgs(mode, actual, reference)).toBe(fits);
  });

  it.each<[Json, Json, JsonObject, boolean]>([
    [{ q: 'x' }, { q: 'x' }, { limit: 10 }, true],
    [{ q: 'x', limit: 10 }, { q: 'x' }, { limit: 10 }, true],
    [{ q: 'x' }, { q: 'x', limit: 10 }, { limit: 10 }, true],
    [{ q: 'x', limit: 20 }, { q: 'x' }, { limit: 10 }, false],
    [{ q: 'x', page: 1 }, { q: 'x' }, { limit: 10 }, false],
    ['text', { q: 'x' }, { q: 'x' }, false],
  ])('defaults: %j fits %j with the defaults %j: %s', (actual, reference, defaults, fits) => {
    expect(matchArgs('defaults', actual, reference, defaults)).toBe(fits);
  });
});

type Fits = (left: number, right: number) => boolean;

function randomRelation(random: ReturnType<typeof seededRandom>): {
  lefts: number;
  rights: number;
  fits: Fits;
} {
  const lefts = random.integer(0, 6);
  const rights = random.integer(0, 6);
  const density = random.next();
  const table = Array.from({ length: lefts }, () =>
    Array.from({ length: rights }, () => random.next() < density),
  );
  return { lefts, rights, fits: (left, right) => table[left]?.[right] ?? false };
}

function mostPairsByTrying(
  lefts: number,
  rights: number,
  fits: Fits,
  left = 0,
  used = new Set<number>(),
): number {
  if (left === lefts) return 0;
  let most = mostPairsByTrying(lefts, rights, fits, left + 1, used);
  for (let right = 0; right < rights; right++) {
    if (used.has(right) || !fits(left, right)) continue;
    most = Math.max(most, 1 + mostPairsByTrying(lefts, rights, fits, left + 1, new Set([...used, right])));
  }
  return most;
}

function longestByTrying(lefts: number, rights: number, fits: Fits, left = 0, from = 0): number {
  if (left === lefts) return 0;
  let longest = longestByTrying(lefts, rights, fits, left + 1, from);
  for (let right = from; right < rights; right++) {
    if (fits(left, right))
      longest = Math.max(longest, 1 + longestByTrying(lefts, rights, fits, left + 1, right + 1));
  }
  return longest;
}
