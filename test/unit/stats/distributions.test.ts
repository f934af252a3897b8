import { describe, expect, it } from 'vitest';
import { betaQuantile } from '../../../src/stats/distributions/beta-quantile.ts';
import { binomialDensity } from '../../../src/stats/distributions/binomial-density.ts';
import { incompleteBeta } from '../../../src/stats/distributions/incomplete-beta.ts';
import { normalCumulative } from '../../../src/stats/distributions/normal-cumulative.ts';
import { normalQuantile } from '../../../src/stats/distributions/normal-quantile.ts';
import { studentTCritical } from '../../../src/stats/distributions/student-t-critical.ts';

function expectRelative(actual: number, expected: number, tolerance = 1e-12): void {
  expect(Math.abs(actual / expected - 1), `${actual} is not ${expected}`).toBeLessThan(tolerance);
}

// Reference values to 17 digits, computed at 40 digits of precision.
describe('distributions', () => {
  it.each([
    [-1, 0.15865525393145705],
    [-2.4, 0.00819753592459613],
    [-2.6, 0.00466118802371875],
    [-5, 2.866515718791939e-7],
    [-10, 7.619853024160525e-24],
    [-30, 4.906713927148187e-198],
    [1.96, 0.9750021048517795],
    [0, 0.5],
  ])('gives the normal distribution at %d in full precision, far tail included', (z, expected) => {
    expectRelative(normalCumulative(z), expected);
  });

  it.each([
    [0.975, 1.9599639845400543],
    [0.995, 2.575829303548901],
    [0.9, 1.2815515655446006],
    [0.8, 0.8416212335729142],
    [0.6, 0.2533471031357998],
    [1e-10, -6.361340902404057],
  ])('gives the normal quantile %d', (p, expected) => {
    expectRelative(normalQuantile(p), expected);
  });

  it('knows the ends of the normal', () => {
    expect([normalQuantile(0), normalQuantile(0.5), normalQuantile(1)]).toEqual([-Infinity, 0, Infinity]);
  });

  it.each([
    [0.5, 2, 3, 0.6875],
    [0.2, 0.5, 0.5, 0.2951672353008665],
    [0.9, 20, 5, 0.9149251141213292],
    [0.3, 100, 200, 0.10884306564490984],
    [0.01, 5, 1000, 0.9720514415805688],
  ])('gives the incomplete beta at x = %d, a = %d, b = %d, and finds x again', (x, a, b, expected) => {
    expectRelative(incompleteBeta(x, a, b), expected);
    expectRelative(betaQuantile(expected, a, b), x, 1e-11);
  });

  it('sums the binomial density of a million trials to the distribution', () => {
    let sum = 0;
    for (let hits = 947_000; hits <= 949_500; hits++) sum += binomialDensity(hits, 1_000_000, 0.95);
    expectRelative(incompleteBeta(0.05, 50_500, 949_501), sum, 1e-10);
    expectRelative(binomialDensity(950_000, 1_000_000, 0.95), 0.0018304696617920994, 1e-9);
  });

  it('gives exact binomial probabilities for few trials', () => {
    expectRelative(binomialDensity(3, 10, 0.5), 120 / 1024);
    expect(binomialDensity(0, 4, 0)).toBe(1);
    expect(binomialDensity(4, 4, 1)).toBe(1);
  });

  it.each([
    [0.95, 1, 12.706204736174694],
    [0.95, 2, 4.302652729749462],
    [0.95, 5, 2.5705818356363146],
    [0.95, 30, 2.0422724563012378],
    [0.95, 1_000_000, 1.959966356814107],
    [0.99, 3, 5.840909309733355],
  ])('gives Student’s critical t at level %d with %d degrees of freedom', (level, degrees, expected) => {
    expectRelative(studentTCritical(level, degrees), expected, 1e-10);
  });
});
