import { describe, expect, it } from 'vitest';
import { confidenceSamples } from '../../../support/confidence-samples.ts';
import { reliabilityOf } from '../../../support/reliability.ts';

describe('confidence on the sample cases', () => {
  it('says how often answers are right', async () => {
    const samples = await confidenceSamples(process.cwd());
    const { brier, ece, bins } = reliabilityOf(samples);
    expect(samples.length).toBeGreaterThan(150);
    expect(brier).toBeLessThan(0.21);
    expect(ece).toBeLessThan(0.08);
    const observed = bins.filter(({ count }) => count >= 20).map((bin) => bin.observed);
    expect(observed).toEqual([...observed].sort((one, other) => one - other));
  });
});

describe('a reliability table', () => {
  it('compares what was expected with what came true', () => {
    const { bins, brier, ece } = reliabilityOf([
      { confidence: 0.1, isRight: false },
      { confidence: 0.1, isRight: true },
      { confidence: 1, isRight: true },
    ]);
    expect(bins).toEqual([
      { from: 0, to: 0.2, count: 2, expected: 0.1, observed: 0.5 },
      { from: 0.8, to: 1, count: 1, expected: 1, observed: 1 },
    ]);
    expect(brier).toBeCloseTo((0.01 + 0.81) / 3);
    expect(ece).toBeCloseTo((2 * 0.4) / 3);
  });
});
