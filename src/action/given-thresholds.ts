import { parseThreshold } from '../model/parse-threshold.ts';
import type { ScopedThreshold } from '../model/threshold.ts';

/** Thresholds of the inputs, which were read without a mistake before. */
export function givenThresholds(texts: readonly string[]): readonly ScopedThreshold[] {
  return texts.flatMap((text) => {
    const parsed = parseThreshold(text);
    return 'threshold' in parsed ? [{ threshold: parsed.threshold, from: 'thresholds' }] : [];
  });
}
