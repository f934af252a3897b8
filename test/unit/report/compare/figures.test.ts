import { describe, expect, test } from 'vitest';
import type { TrialFinished } from '../../../../src/model/event.ts';
import { seededRandom } from '../../../../src/model/random.ts';
import { compareLatencies } from '../../../../src/report/compare/compare-latencies.ts';
import { compareMeans } from '../../../../src/report/compare/compare-means.ts';
import { comparePercentile } from '../../../../src/report/compare/compare-percentile.ts';
import { compareErrorRates, comparePassRates } from '../../../../src/report/compare/compare-rates.ts';
import { judgeDifference } from '../../../../src/report/compare/judge-difference.ts';
import { type CellPair, pairCells } from '../../../../src/report/compare/pair-cells.ts';
import { hung, manyCases, measuredRun } from '../../../support/measured-run.ts';

type Trials = readonly Partial<TrialFinished>[];

const options = { seed: 1 };
const passed = { status: 'passed' } as const;
const failed = { status: 'failed' } as const;
const slower = { margin: 0.1, by: 'relative', better: 'lower' } as const;

function pairsOf(n: number, first: (index: number) => Trials, second: (index: number) => Trials): CellPair[] {
  const [before, after] = [measuredRun(manyCases(n, first)), measuredRun(manyCases(n, second))];
  return [...pairCells(before.cells, after.cells).shared];
}

describe('pass rates of two sides', () => {
  test('of one trial a case are tested by McNemar’s exact test on the cases that changed', () => {
    const pairs = pairsOf(
      100,
      () => [passed],
      (index) => [index < 8 ? failed : passed],
    );
    const found = comparePassRates(pairs, options);
    expect(found).toMatchObject({ test: 'mcnemar', first: 1, second: 0.92, cases: 100, changed: 8 });
    expect(found?.difference).toBeCloseTo(-0.08, 12);
    expect(found?.pValue).toBeCloseTo(2 * 0.5 ** 8, 12);
    expect(found?.upper).toBeLessThan(0);
    expect(judgeDifference(found ?? never(), { margin: 0.02, by: 'absolute', better: 'higher' })).toBe(
      'worse',
    );
    expect(judgeDifference(found ?? never(), { margin: 0.09, by: 'absolute', better: 'higher' })).toBe(
      'no-difference-seen',
    );
  });

  test('have an interval that reaches zero wherever the test finds nothing', () => {
    const pairs = pairsOf(
      100,
      () => [passed],
      (index) => [index < 5 ? failed : passed],
    );
    const found = comparePassRates(pairs, options);
    expect(found?.pValue).toBeCloseTo(0.0625, 12);
    expect(found?.upper).toBe(0);
    expect(found?.casesNeeded).toBeGreaterThan(100);
  });

  test('weigh every case alike, however often it was tried on either side', () => {
    const pairs = pairsOf(
      8,
      (index) => (index === 0 ? Array.from({ length: 40 }, () => failed) : [passed, passed]),
      (index) => (index === 0 ? [failed] : [passed, passed]),
    );
    expect(comparePassRates(pairs, options)).toMatchObject({
      test: 'sign-flip',
      first: 7 / 8,
      second: 7 / 8,
      difference: 0,
      pValue: 1,
      changed: 0,
    });
  });

  test('that are all equal claim neither certainty nor that any difference would have been found', () => {
    for (const status of [passed, failed, { status: 'errored' } as const]) {
      const pairs = pairsOf(
        50,
        () => [status],
        () => [status],
      );
      const found = comparePassRates(pairs, options);
      expect(found?.lower).toBeLessThan(-0.05);
      expect(found?.upper).toBeGreaterThan(0.05);
      // McNemar needs six changed cases, and with this share six or more of fifty change in 80 of 100 comparisons.
      expect(found?.detectable).toBeCloseTo(0.1535, 4);
      expect(judgeDifference(found ?? never(), { margin: 0, by: 'absolute', better: 'higher' })).toBe(
        'no-difference-seen',
      );
    }
  });

  test('of few cases tried often claim to see only what changes enough cases for the exact test', () => {
    const trials = Array.from({ length: 60 }, () => passed);
    const pairs = pairsOf(
      8,
      () => trials,
      () => trials,
    );
    const { detectable } = comparePassRates(pairs, options) ?? never();
    // Six of eight cases must change; each does in 80.1 of 100 comparisons where 2.66 of 100 trials fail.
    expect(detectable).toBeCloseTo(0.0266, 4);
    const random = seededRandom('power');
    const found = Array.from({ length: 300 }, () => {
      const worse = pairsOf(
        8,
        () => trials,
        () => trials.map(() => (random.next() < (detectable ?? 0) ? failed : passed)),
      );
      return (comparePassRates(worse, options)?.pValue ?? 1) <= 0.05 ? 1 : 0;
    });
    expect(found.reduce<number>((sum, one) => sum + one, 0) / found.length).toBeGreaterThan(0.74);
  });

  test('of too few cases say nothing but how many are needed', () => {
    const pairs = pairsOf(
      1,
      () => [passed],
      () => [failed],
    );
    const found = comparePassRates(pairs, options);
    expect(found).toMatchObject({ difference: -1, detectable: null, casesNeeded: 6, pValue: 1 });
    expect(judgeDifference(found ?? never(), { margin: 0, by: 'absolute', better: 'higher' })).toBe(
      'cannot-say',
    );
  });

  test('leave out trials that do not count, and are null where none is left', () => {
    const invalid = { status: 'invalid' } as const;
    const pairs = pairsOf(
      10,
      () => [passed, invalid],
      (index) => [index < 9 ? invalid : passed, invalid],
    );
    expect(comparePassRates(pairs, options)?.cases).toBe(1);
    expect(comparePassRates(pairs.slice(0, 9), options)).toBeNull();
    expect(compareErrorRates([], options)).toBeNull();
  });

  test('flag about one comparison in twenty where nothing changed', () => {
    const random = seededRandom('nothing changed');
    const draw = (): Trials => Array.from({ length: 3 }, () => (random.next() < 0.8 ? passed : failed));
    let flagged = 0;
    for (let round = 0; round < 200; round++) {
      const found = comparePassRates(pairsOf(20, draw, draw), { seed: round });
      if (
        judgeDifference(found ?? never(), { margin: 0, by: 'absolute', better: 'higher' }) !==
        'no-difference-seen'
      )
        flagged++;
    }
    expect(flagged).toBeLessThanOrEqual(16);
  });
});

describe('latencies of two sides', () => {
  test('compare each case with itself, so that a slower agent is seen among cases of any length', () => {
    const random = seededRandom('latencies');
    const base = (index: number): number => 10 * 2 ** (index % 10) * (0.98 + 0.04 * random.next());
    const pairs = pairsOf(
      80,
      (index) => [{ latencyMs: base(index) }],
      (index) => [{ latencyMs: 1.25 * base(index) }],
    );
    const { p50, p95 } = compareLatencies(pairs, options);
    expect(p50?.test).toBe('wilcoxon');
    expect(p50?.relative?.value).toBeCloseTo(0.25, 1);
    expect(p50?.relative?.lower).toBeGreaterThan(0.2);
    expect(p50?.relative?.upper).toBeLessThan(0.3);
    expect(judgeDifference(p50 ?? never(), slower)).toBe('worse');
    // Unpaired, the spread of the cases hides it.
    expect(judgeDifference(p95 ?? never(), slower)).toBe('no-difference-seen');
  });

  test('that change alike in every case, as under a virtual clock, are told apart without any spread', () => {
    const pairs = pairsOf(
      8,
      () => [{ latencyMs: 100 }],
      () => [{ latencyMs: 150 }],
    );
    const { p50 } = compareLatencies(pairs, options);
    expect(p50?.relative?.lower).toBeCloseTo(0.5, 12);
    expect(judgeDifference(p50 ?? never(), slower)).toBe('worse');
    expect(judgeDifference(p50 ?? never(), { ...slower, margin: 0.6 })).toBe('no-difference-seen');
  });

  test('never improve by a hang', () => {
    const answer = { latencyMs: 900 };
    const hangs = pairsOf(
      100,
      () => [answer],
      (index) => [index < 20 ? hung(1000) : answer],
    );
    const worse = comparePercentile(hangs, 0.95, options);
    expect(worse).toMatchObject({ first: 900, second: 1000, bound: 'at-least', upper: null });
    expect(judgeDifference(worse ?? never(), slower)).toBe('worse');
    const both = pairsOf(
      100,
      (index) => [index < 10 ? hung(1000) : answer],
      (index) => [index < 12 ? hung(200) : { latencyMs: 100 }],
    );
    const { p95, limitsDiffer } = compareLatencies(both, options);
    expect(limitsDiffer).toHaveLength(2);
    expect(p95).toMatchObject({ bound: 'unknown' });
    expect(judgeDifference(p95 ?? never(), slower)).toBe('cannot-say');
  });

  test('take a case that hangs for slower than any other, and leave out one that hangs on both sides', () => {
    const pairs = pairsOf(
      40,
      (index) => [index === 0 ? hung(1000) : { latencyMs: 100 + index }],
      (index) => [index < 30 ? hung(1000) : { latencyMs: 100 + index }],
    );
    const { p50 } = compareLatencies(pairs, options);
    expect(p50).toMatchObject({ bound: 'at-least', relative: { upper: null } });
    expect(judgeDifference(p50 ?? never(), slower)).toBe('worse');
  });

  test('are no faster for failing fast', () => {
    const fast = { status: 'errored', latencyMs: 1, error: { kind: 'agent', message: 'no' } } as const;
    const pairs = pairsOf(
      10,
      () => [{ latencyMs: 100 }, { latencyMs: 100 }],
      () => [{ latencyMs: 100 }, fast],
    );
    expect(compareLatencies(pairs, options).p50).toMatchObject({ first: 100, second: 100, changed: 0 });
  });

  test('are not compared where one of them is not known', () => {
    const pairs = pairsOf(
      10,
      () => [{ latencyMs: 100 }],
      (index) => [{ latencyMs: index === 3 ? null : 50 }],
    );
    expect(compareLatencies(pairs, options)).toMatchObject({ p50: null, p95: null, unmeasured: 1 });
  });

  test('of few cases with many trials are compared unpaired', () => {
    const random = seededRandom('few cases');
    const trials = (ms: number): Trials =>
      Array.from({ length: 100 }, () => ({ latencyMs: ms * (0.9 + 0.2 * random.next()) }));
    const pairs = pairsOf(
      2,
      () => trials(100),
      () => trials(150),
    );
    const { p50, p95 } = compareLatencies(pairs, options);
    expect(p50?.test).toBe('mann-whitney');
    expect(judgeDifference(p50 ?? never(), slower)).toBe('worse');
    expect(judgeDifference(p95 ?? never(), slower)).toBe('worse');
  });

  test('of a single trial say nothing', () => {
    const pairs = pairsOf(
      1,
      () => [{ latencyMs: 10 }],
      () => [{ latencyMs: 900 }],
    );
    const { p50, p95 } = compareLatencies(pairs, options);
    expect(judgeDifference(p50 ?? never(), slower)).toBe('cannot-say');
    expect(judgeDifference(p95 ?? never(), slower)).toBe('cannot-say');
  });

  test('may be nothing at all on a virtual clock', () => {
    const nothing = { latencyMs: 0 };
    const { p50, p95 } = compareLatencies(
      pairsOf(
        100,
        () => [nothing],
        (index) => [index < 40 ? { latencyMs: 2000 } : nothing],
      ),
      options,
    );
    expect(p95).toMatchObject({ first: 0, second: 2000, relative: null });
    for (const figure of [p50, p95]) expect(judgeDifference(figure ?? never(), slower)).toBe('worse');
  });
});

describe('costs of two sides', () => {
  const costs = (costUsd: number): Partial<TrialFinished> => ({
    usage: { modelCalls: 1, inputTokens: 10, outputTokens: 5, costUsd },
  });

  test('are compared case by case, and null where any is not known', () => {
    const pairs = pairsOf(
      30,
      (index) => [costs(0.01 * (1 + index))],
      (index) => [costs(0.013 * (1 + index))],
    );
    const found = compareMeans(pairs, 'costUsd', options);
    expect(found?.relative?.value).toBeCloseTo(0.3, 10);
    expect(judgeDifference(found ?? never(), slower)).toBe('worse');
    expect(compareMeans(pairs, 'tokens', options)).toMatchObject({ first: 15, second: 15, changed: 0 });
    const unknown = pairsOf(
      30,
      () => [costs(0.01)],
      (index) => [index === 7 ? { usage: null } : costs(0.01)],
    );
    expect(compareMeans(unknown, 'costUsd', options)).toBeNull();
  });
});

function never(): never {
  throw new Error('It was not measured.');
}
