import { describe, expect, it } from 'vitest';
import type { ThresholdResult } from '../../../../src/model/report.ts';
import { scaleOfThreshold } from '../../../../src/page/views/overview/scale-of-threshold.ts';

const result: ThresholdResult = {
  threshold: 'latency-p95 <= 2s',
  from: '--threshold',
  measured: { value: 1000, lower: 500, upper: null, level: 0.95, samples: 30 },
  unit: 'duration',
  evaluated: true,
  met: true,
  reason: '',
};

describe('scaleOfThreshold', () => {
  it('has room for limit, value and interval', () => {
    expect(scaleOfThreshold(result)).toEqual({ ends: [0, 2200], limit: 2000, operator: '<=' });
  });

  it('knows no limit of a baseline', () => {
    const scale = scaleOfThreshold({ ...result, threshold: 'latency-p95 <= baseline + 10%' });
    expect(scale).toEqual({ ends: [0, 1100], limit: null, operator: '<=' });
  });

  it('is nothing where nothing was measured', () => {
    expect(scaleOfThreshold({ ...result, measured: null })).toBeNull();
  });

  it('draws nothing against a limit of a later version that it cannot read', () => {
    expect(scaleOfThreshold({ ...result, threshold: 'joy >= 3' })).toBeNull();
  });

  it('does not collapse where all is 0', () => {
    const measured = { value: 0, lower: 0, upper: 0, level: 0.95, samples: 3 };
    expect(
      scaleOfThreshold({ ...result, threshold: 'cost-total <= 0', unit: 'usd', measured })?.ends,
    ).toEqual([0, 1]);
  });
});
