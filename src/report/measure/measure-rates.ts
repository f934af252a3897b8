import type { Estimate } from '../../model/report.ts';
import { clusteredPassRateInterval } from '../../stats/clustered-pass-rate-interval.ts';
import { passAtK } from '../../stats/pass-at-k.ts';
import { passHatK } from '../../stats/pass-hat-k.ts';
import type { CaseOutcomes } from './count-outcomes.ts';
import { measureMean } from './measure-latency.ts';

const from0To1 = { lower: 0, upper: 1 };

type ByCase = ReadonlyMap<string, CaseOutcomes>;

/** Share of trials that passed; repeats of a case are not taken for independent evidence. */
export function measurePassRate(byCase: ByCase, level = 0.95): Estimate | null {
  return measureRate([...byCase.values()], (outcomes) => outcomes.passed, level);
}

/** Share of trials that errored. */
export function measureErrorRate(byCase: ByCase, level = 0.95): Estimate | null {
  return measureRate([...byCase.values()], (outcomes) => outcomes.errored, level);
}

/** Mean score; the interval is over case means when cases were repeated. */
export function measureScore(byCase: ByCase, level = 0.95): Estimate | null {
  const cases = [...byCase.values()];
  const trials = cases.reduce((sum, outcomes) => sum + outcomes.trials, 0);
  const mean = measureMean(
    cases.map((outcomes) => outcomes.scores / outcomes.trials),
    level,
    from0To1,
  );
  if (!mean) return null;
  const value = cases.reduce((sum, outcomes) => sum + outcomes.scores, 0) / trials;
  return { ...mean, value, samples: trials };
}

/** pass@k or pass^k a case, then averaged, and the lowest of a case; null where a case has fewer than k trials. */
export function measureRepeated(
  kind: 'pass-at' | 'pass-hat',
  k: number,
  byCase: ByCase,
  level = 0.95,
): { readonly estimate: Estimate; readonly lowest: number } | null {
  const each = kind === 'pass-at' ? passAtK : passHatK;
  const values: number[] = [];
  for (const { trials, passed } of byCase.values()) {
    const value = each(trials, passed, k);
    if (value === null) return null;
    values.push(value);
  }
  const estimate = measureMean(values, level, from0To1);
  return estimate && { estimate, lowest: values.reduce((least, value) => Math.min(least, value), 1) };
}

/** A share of trials, clustered by case. */
export function measureRate<Outcome extends { readonly trials: number }>(
  cases: readonly Outcome[],
  count: (outcomes: Outcome) => number,
  level: number,
): Estimate | null {
  const trials = cases.reduce((sum, outcomes) => sum + outcomes.trials, 0);
  if (trials === 0) return null;
  const hits = cases.reduce((sum, outcomes) => sum + count(outcomes), 0);
  const interval = clusteredPassRateInterval(
    cases.map((outcomes) => ({ passed: count(outcomes), trials: outcomes.trials })),
    level,
  );
  return { value: hits / trials, lower: interval.lower, upper: interval.upper, level, samples: trials };
}
