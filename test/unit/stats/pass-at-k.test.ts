import { describe, expect, it } from 'vitest';
import { passAtK, passHatK } from '../../../src/stats/index.ts';

describe('passAtK and passHatK', () => {
  it.each([
    [5, 2, 1, 0.4, 0.4],
    [5, 2, 2, 0.7, 0.1],
    [10, 3, 5, 1 - 21 / 252, 0],
    [8, 6, 4, 1, 15 / 70],
    [4, 4, 4, 1, 1],
    [4, 0, 4, 0, 0],
  ])('of %i trials with %i passed, k = %i', (trials, passed, k, at, hat) => {
    expect(passAtK(trials, passed, k)).toBeCloseTo(at, 12);
    expect(passHatK(trials, passed, k)).toBeCloseTo(hat, 12);
  });

  it('are undefined, not 0, with fewer than k trials', () => {
    expect(passAtK(3, 3, 4)).toBeNull();
    expect(passHatK(3, 3, 4)).toBeNull();
    expect(passAtK(0, 0, 1)).toBeNull();
  });

  it('stay finite where the binomial coefficients would overflow', () => {
    expect(passAtK(100_000, 50_000, 10_000)).toBe(1);
    expect(passHatK(1_000_000, 999_999, 500_000)).toBeCloseTo(0.5, 9);
  });
});
