import { describe, expect, it } from 'vitest';
import { benjaminiHochberg, holm } from '../../../src/stats/index.ts';

const rounded = (values: readonly number[]): number[] => values.map((value) => Number(value.toFixed(12)));

describe('holm', () => {
  it('adjusts as R’s p.adjust does, in the order given', () => {
    expect(rounded(holm([0.01, 0.04, 0.03, 0.005]))).toEqual([0.03, 0.06, 0.06, 0.02]);
  });
});

describe('benjaminiHochberg', () => {
  it('adjusts as R’s p.adjust does, in the order given', () => {
    expect(rounded(benjaminiHochberg([0.01, 0.04, 0.03, 0.005]))).toEqual([0.02, 0.04, 0.04, 0.02]);
  });

  it('finds the four of Benjamini and Hochberg’s fifteen at 0.05', () => {
    // Benjamini & Hochberg 1995: Bonferroni’s control rejects three, theirs four.
    const published = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528,
      0.759, 1,
    ];
    expect(benjaminiHochberg(published).filter((p) => p <= 0.05)).toHaveLength(4);
    expect(holm(published).filter((p) => p <= 0.05)).toHaveLength(3);
  });
});

describe('both corrections', () => {
  it.each([holm, benjaminiHochberg])('leave one p-value alone, stay at most 1, and take none', (adjust) => {
    expect(adjust([0.03])).toEqual([0.03]);
    expect(adjust([0.9, 0.8, 1])).toEqual([1, 1, 1]);
    expect(adjust([])).toEqual([]);
  });
});
