import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../src/model/random.ts';
import { clopperPearson, meanInterval } from '../../../src/stats/index.ts';

describe('meanInterval', () => {
  it('gives the interval of Darwin’s maize data', () => {
    // Fisher 1935, in eighths of an inch; R: t.test(d) gives 0.03119332 and 41.83547335.
    const { lower, upper } = meanInterval([49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48]);
    expect(lower).toBeCloseTo(0.0311933, 6);
    expect(upper).toBeCloseTo(41.8354734, 6);
  });

  it('gives the interval of Student’s sleep data', () => {
    // Student 1908, the additional hours of sleep; R: t.test(extra, paired) gives −2.4598858 and −0.7001142.
    const { lower, upper } = meanInterval([-1.2, -2.4, -1.3, -1.3, 0, -1, -1.8, -0.8, -4.6, -1.4]);
    expect(lower).toBeCloseTo(-2.4598858, 6);
    expect(upper).toBeCloseTo(-0.7001142, 6);
  });

  it('says nothing from one value, or from values without any spread', () => {
    const nothing = { lower: -Infinity, upper: Infinity };
    expect(meanInterval([5])).toEqual(nothing);
    expect(meanInterval([5, 5, 5])).toEqual(nothing);
    expect(meanInterval([0.1 + 0.2, 0.3, 0.3])).toEqual(nothing);
  });

  it('leaves room for values not yet seen where the range of scores is known', () => {
    const all = meanInterval(new Array<number>(10).fill(1), 0.95, { lower: 0, upper: 1 });
    expect(all.upper).toBe(1);
    expect(all.lower).toBeCloseTo(clopperPearson(10, 10).lower, 12);
    const middling = meanInterval([0.5, 0.5, 0.5, 0.5], 0.95, { lower: 0, upper: 1 });
    expect(middling.lower).toBeGreaterThan(0);
    expect(middling.lower).toBeLessThan(0.5);
    expect(middling.upper).toBeLessThan(1);
  });

  it('keeps to the range', () => {
    expect(meanInterval([0, 1], 0.95, { lower: 0, upper: 1 })).toEqual({ lower: 0, upper: 1 });
  });

  it('covers the true mean of normal data as often as it says', () => {
    const random = seededRandom('coverage of t');
    const normal = () => Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
    let held = 0;
    for (let round = 0; round < 4000; round++) {
      const { lower, upper } = meanInterval([normal(), normal(), normal(), normal(), normal()]);
      if (lower <= 0 && 0 <= upper) held++;
    }
    expect(held / 4000).toBeGreaterThan(0.938);
    expect(held / 4000).toBeLessThan(0.962);
  });
});
