import { defaultThresholds } from '../../model/default-thresholds.ts';
import type { ThresholdResult } from '../../model/report.ts';
import { decideAgainstBaseline } from '../baseline/decide-against-baseline.ts';
import type { MeasuredRun } from '../fold/measured-run.ts';
import { evaluateThreshold } from './evaluate-threshold.ts';
import { isUntried } from './is-untried.ts';

/**
 * Holds the thresholds of a run against what was measured, those that compare with a baseline all together.
 *
 * A suite whose pass rate only a baseline was to guard is held to `pass-rate == 100%` where there was none to compare
 * with: what was not evaluated guards nothing.
 */
export function evaluateThresholds(run: MeasuredRun): ThresholdResult[] {
  const decided = decideAgainstBaseline(run);
  const results = run.thresholds.map((scoped) => evaluateThreshold(run, scoped, decided.get(scoped)));
  if (run.run.shard) return results;
  const evaluated = run.thresholds.filter(
    (scoped, index) => results[index]?.evaluated || isUntried(run, scoped),
  );
  const tried = run.cells.filter(({ trials }) => trials.count('skipped') === 0);
  const wanted = run.thresholds.length === evaluated.length ? [] : defaultThresholds(tried, evaluated);
  return [...results, ...wanted.map((scoped) => evaluateThreshold(run, scoped))];
}
