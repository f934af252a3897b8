/** What was expected, and whether it came true. */
export interface Prediction {
  readonly confidence: number;
  readonly isRight: boolean;
}

interface ReliabilityBin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  /** Mean confidence in the bin. */
  readonly expected: number;
  /** Share that was right. */
  readonly observed: number;
}

export interface Reliability {
  readonly bins: readonly ReliabilityBin[];
  /** Mean squared difference of confidence and outcome; 0.25 is what "half" always gives. */
  readonly brier: number;
  /** Expected calibration error: mean |expected − observed| over the bins, weighted by their counts. */
  readonly ece: number;
}

/** Compares confidences with outcomes, in bins of equal width. */
export function reliabilityOf(predictions: readonly Prediction[], bins = 5): Reliability {
  const filled = Array.from({ length: bins }, (_, index) => {
    const inside = predictions.filter(
      ({ confidence }) => Math.min(bins - 1, Math.floor(confidence * bins)) === index,
    );
    return {
      from: index / bins,
      to: (index + 1) / bins,
      count: inside.length,
      expected: mean(inside.map(({ confidence }) => confidence)),
      observed: mean(inside.map(({ isRight }) => Number(isRight))),
    };
  }).filter(({ count }) => count > 0);
  return {
    bins: filled,
    brier: mean(predictions.map(({ confidence, isRight }) => (confidence - Number(isRight)) ** 2)),
    ece:
      filled.reduce((sum, { count, expected, observed }) => sum + count * Math.abs(expected - observed), 0) /
      predictions.length,
  };
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
