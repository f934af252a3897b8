import { type Selectable, selects } from '../model/select-cells.ts';
import type { ScopedThreshold } from '../model/threshold.ts';

/**
 * `pass-rate == 100%` for each suite whose pass rate no threshold covers: a lone threshold on latency, or on a single
 * judge, must not switch correctness off.
 */
export function defaultThresholds(
  cells: readonly Selectable[],
  thresholds: readonly ScopedThreshold[],
): ScopedThreshold[] {
  const covering = thresholds.filter(
    ({ threshold: { metric, selectors } }) =>
      metric === 'pass-rate' && selectors.every(({ by }) => by !== 'judge'),
  );
  const bySuite = new Map<string, boolean>();
  for (const cell of cells) {
    if (bySuite.get(cell.suite)) continue;
    bySuite.set(
      cell.suite,
      covering.some((scoped) => selects(scoped, cell)),
    );
  }
  return [...bySuite]
    .filter(([, isCovered]) => !isCovered)
    .map(([suite]) => ({
      threshold: {
        text: 'pass-rate == 100%',
        metric: 'pass-rate',
        selectors: [],
        operator: '==',
        limit: { type: 'value', value: 1 },
      },
      from: 'default',
      suite,
    }));
}
