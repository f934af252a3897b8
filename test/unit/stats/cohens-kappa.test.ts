import { describe, expect, it } from 'vitest';
import { clopperPearson, cohensKappa } from '../../../src/stats/index.ts';

describe('cohensKappa', () => {
  it('gives the published interval of two raters and two classes', () => {
    // Example of ci.kappa in the R package statpsych, after Fleiss & Paik 2003.
    const kappa = cohensKappa([
      [31, 12],
      [4, 58],
    ]);
    expect(kappa?.value).toBeCloseTo(0.6756757, 7);
    expect(kappa?.interval.lower).toBeCloseTo(0.531721, 6);
    expect(kappa?.interval.upper).toBeCloseTo(0.8196303, 6);
  });

  it('gives the textbook value where chance explains half of the agreement', () => {
    const kappa = cohensKappa([
      [20, 5],
      [10, 15],
    ]);
    expect(kappa).toMatchObject({ observed: 0.7, chance: 0.5 });
    expect(kappa?.value).toBeCloseTo(0.4, 12);
  });

  it('gives the textbook value of three classes', () => {
    // Fleiss, Levin & Paik, Statistical Methods for Rates and Proportions, on two raters' diagnoses of 100 people.
    const kappa = cohensKappa([
      [75, 1, 4],
      [5, 4, 1],
      [0, 0, 10],
    ]);
    expect(kappa?.value).toBeCloseTo(0.676, 3);
  });

  it('is the same whoever is the first rater', () => {
    const one = cohensKappa([
      [30, 3],
      [9, 8],
    ]);
    const other = cohensKappa([
      [30, 9],
      [3, 8],
    ]);
    expect(one?.value).toBeCloseTo(other?.value ?? 0, 12);
    expect(one?.interval.lower).toBeCloseTo(other?.interval.lower ?? 0, 12);
  });

  it('claims no certainty after a few agreements', () => {
    const kappa = cohensKappa([
      [3, 0],
      [0, 2],
    ]);
    expect(kappa).toMatchObject({ value: 1, interval: { upper: 1 } });
    expect(kappa?.interval.lower).toBeLessThan(clopperPearson(5, 5).lower + 0.2);
    expect(kappa?.interval.lower).toBeLessThan(0.5);
  });

  it('keeps to −1…1 where raters always disagree', () => {
    const kappa = cohensKappa([
      [0, 4],
      [4, 0],
    ]);
    expect(kappa?.value).toBe(-1);
    expect(kappa?.interval.lower).toBe(-1);
    expect(kappa?.interval.upper).toBeGreaterThan(-1);
  });

  it('is not defined where all is put into one class', () => {
    expect(
      cohensKappa([
        [9, 0],
        [0, 0],
      ]),
    ).toBeNull();
  });

  it.each([
    [[]],
    [[[1]]],
    [[[1, 2]]],
    [
      [
        [0, 0],
        [0, 0],
      ],
    ],
    [
      [
        [1, 0.5],
        [0, 1],
      ],
    ],
  ])('refuses the table %j', (table) => {
    expect(() => cohensKappa(table)).toThrow(RangeError);
  });
});
