import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../src/model/random.ts';
import { minimumDetectableDifference, sprt, trialsForDifference } from '../../../src/stats/index.ts';

describe('trialsForDifference', () => {
  it.each([
    [0.5, 0.8, 32],
    [0.2, 0.8, 197],
    [0.5, 0.9, 43],
  ])(
    'needs for an effect of %d standard deviations at power %d the published %i pairs',
    (difference, power, trials) => {
      expect(trialsForDifference({ difference, varianceOfDifference: 1, power })).toBe(trials);
      expect(trialsForDifference({ difference: -difference, varianceOfDifference: 1, power })).toBe(trials);
    },
  );

  it('leads back to the number that a detectable difference came from', () => {
    for (const trials of [1, 7, 59, 1000]) {
      const difference = minimumDetectableDifference({ trials, varianceOfDifference: 0.21 });
      expect(trialsForDifference({ difference, varianceOfDifference: 0.21 })).toBe(trials);
    }
  });
});

describe('minimumDetectableDifference', () => {
  it('is 2.8016 standard errors at 80 % power and level 0.95', () => {
    expect(minimumDetectableDifference({ trials: 100, varianceOfDifference: 4 })).toBeCloseTo(0.560317, 6);
  });

  it('shrinks with the root of the trials, and grows with power and level', () => {
    const at = (trials: number, more = {}) =>
      minimumDetectableDifference({ trials, varianceOfDifference: 1, ...more });
    expect(at(400)).toBeCloseTo(at(100) / 2, 12);
    expect(at(100, { power: 0.9 })).toBeGreaterThan(at(100));
    expect(at(100, { level: 0.99 })).toBeGreaterThan(at(100));
  });
});

describe('sprt', () => {
  // NIST/SEMATECH e-Handbook, 6.2.6, in failures: 0.01 good, 0.10 bad, α 0.05, β 0.10.
  const handbook = { p0: 0.99, p1: 0.9, alpha: 0.05, beta: 0.1 };

  it('accepts after 24 passes in a row and rejects after 2 failures, as the handbook’s table says', () => {
    const passing = sprt(handbook);
    const decisions = Array.from({ length: 24 }, () => passing.observe(true));
    expect(decisions.indexOf('accept')).toBe(23);
    const failing = sprt(handbook);
    expect([failing.observe(false), failing.observe(false)]).toEqual(['continue', 'reject']);
  });

  it('keeps to a decision once made', () => {
    const test = sprt(handbook);
    test.observe(false);
    test.observe(false);
    expect(Array.from({ length: 50 }, () => test.observe(true))).not.toContain('accept');
  });

  it('decides at once against a rate that allows no failure', () => {
    expect(sprt({ ...handbook, p0: 1 }).observe(false)).toBe('reject');
  });

  it('errs no more often than α and β allow', () => {
    const random = seededRandom('sprt');
    const decide = (rate: number): string => {
      const test = sprt({ p0: 0.9, p1: 0.7, alpha: 0.05, beta: 0.1 });
      for (;;) {
        const decision = test.observe(random.next() < rate);
        if (decision !== 'continue') return decision;
      }
    };
    const share = (rate: number, decision: string) =>
      Array.from({ length: 2000 }, () => decide(rate)).filter((made) => made === decision).length / 2000;
    expect(share(0.9, 'reject')).toBeLessThan(0.055);
    expect(share(0.7, 'accept')).toBeLessThan(0.11);
  });
});
