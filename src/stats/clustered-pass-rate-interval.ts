import { checkLevel } from './check/check-level.ts';
import { checkPassed } from './check/check-passed.ts';
import type { Interval } from './interval.ts';
import { wilsonInterval } from './wilson-interval.ts';

/** How often one case was tried, and how often it passed. */
export interface ClusterOutcome {
  readonly passed: number;
  readonly trials: number;
}

export interface ClusteredInterval extends Interval {
  /** As many independent trials would say as much as these. */
  readonly effectiveTrials: number;
}

/**
 * Range that plausibly holds the true pass rate where each case was tried several times.
 *
 * Ten trials of one case are not ten cases. The clustered standard error SE becomes Wilson's interval with
 * n_eff = p(1−p)/SE² trials, at most as many as there were. Where SE says nothing (all passed, all failed, or a single
 * case) n_eff is the number of cases. With one trial a case it is `passRateInterval`.
 *
 * @param outcomes - one a case, in any order; cases with 0 trials are left out
 * @param level - two-sided confidence, between 0 and 1
 * @returns bounds in 0…1, never of zero width
 * @throws RangeError when a count is not whole, `passed` is over `trials`, or there is no trial at all
 * @see Miller 2024, Adding Error Bars to Evals; Kish 1965, Survey Sampling, for the effective size
 */
export function clusteredPassRateInterval(
  outcomes: readonly ClusterOutcome[],
  level = 0.95,
): ClusteredInterval {
  checkLevel('level', level);
  for (const { passed, trials } of outcomes) checkPassed(passed, trials);
  const tried = outcomes.filter(({ trials }) => trials > 0);
  if (tried.length === 0) throw new RangeError('outcomes must hold at least one trial, but hold none.');
  const trials = tried.reduce((sum, outcome) => sum + outcome.trials, 0);
  const passed = tried.reduce((sum, outcome) => sum + outcome.passed, 0);
  const effectiveTrials = effectiveSize(tried, passed, trials);
  return { ...wilsonInterval(passed / trials, effectiveTrials, level), effectiveTrials };
}

function effectiveSize(outcomes: readonly ClusterOutcome[], passed: number, trials: number): number {
  if (outcomes.length === trials) return trials;
  if (outcomes.length === 1 || passed === 0 || passed === trials) return outcomes.length;
  const rate = passed / trials;
  let squares = 0;
  for (const outcome of outcomes) squares += (outcome.passed - outcome.trials * rate) ** 2;
  return Math.min(trials, (rate * (1 - rate) * trials * trials) / squares);
}
