import { atLeast } from './at-least.ts';
import { binomialWindow } from './binomial-window.ts';

/** Ranks 1…trials of the sorted sample that bound a quantile; null where no rank does. */
export interface QuantileRanks {
  readonly lower: number | null;
  readonly upper: number | null;
  /** Least probability that the true quantile lies between the two. */
  readonly coverage: number;
}

/**
 * Which order statistics X(l) and X(u) hold the quantile p with P(l ≤ B ≤ u−1) ≥ level, B ~ Bin(trials, p).
 *
 * Of all such pairs that enclose the R-7 estimate, the one that spans the fewest ranks, and of several such the one
 * with the most probability. The choice never looks at the values: an interval picked for being short on them would
 * miss more often than it says. Where no pair has two bounds, the upper one is kept if 1 − pⁿ ≥ level (a limit on
 * latency is what people ask for), else the lower one if 1 − (1−p)ⁿ ≥ level, else neither.
 *
 * Takes in the order of √trials steps.
 *
 * @see David & Nagaraja 2003, Order Statistics, section 7.1
 */
export function quantileRanks(trials: number, p: number, level: number): QuantileRanks {
  const none = p ** trials;
  const all = (1 - p) ** trials;
  const window = binomialWindow(trials, p);
  const position = (trials - 1) * p;
  const search = { trials, level, below: Math.floor(position) + 1, above: Math.ceil(position) + 1 };
  if (atLeast(1 - none - all, level)) {
    const pair = shortestPair(window, search);
    return pair ?? { lower: 1, upper: trials, coverage: 1 - none - all };
  }
  if (atLeast(1 - none, level)) return upperOnly(window, search);
  if (atLeast(1 - all, level)) return lowerOnly(window, search);
  return { lower: null, upper: null, coverage: 1 };
}

type Window = ReturnType<typeof binomialWindow>;
type Search = Readonly<Record<'trials' | 'level' | 'below' | 'above', number>>;

/** Moves both ends upwards together: raising the lower rank never lets the upper one fall. */
function shortestPair({ first, masses }: Window, search: Search): QuantileRanks | null {
  let best: { lower: number; upper: number; coverage: number } | null = null;
  let upper = Math.max(1, first);
  let coverage = 0;
  const mass = (hits: number): number => masses[hits - first] ?? 0;
  for (let lower = Math.max(1, first); lower <= search.below; lower++) {
    while (upper < search.trials && (upper < search.above || !atLeast(coverage, search.level))) {
      coverage += mass(upper++);
    }
    if (!atLeast(coverage, search.level) || upper < search.above) break;
    const span = upper - lower;
    const bestSpan = best === null ? Number.POSITIVE_INFINITY : best.upper - best.lower;
    if (span < bestSpan || (span === bestSpan && coverage > (best?.coverage ?? 0))) {
      best = { lower, upper, coverage: Math.min(1, coverage) };
    }
    coverage -= mass(lower);
  }
  return best;
}

function upperOnly({ first, masses }: Window, search: Search): QuantileRanks {
  let upper = first;
  let coverage = 0;
  while (upper < search.trials && (upper < search.above || !atLeast(coverage, search.level))) {
    coverage += masses[upper++ - first] ?? 0;
  }
  return { lower: null, upper, coverage: Math.min(1, coverage) };
}

function lowerOnly({ first, masses }: Window, search: Search): QuantileRanks {
  let lower = Math.min(search.trials + 1, first + masses.length);
  let coverage = 0;
  while (lower > 1 && (lower > search.below || !atLeast(coverage, search.level))) {
    coverage += masses[--lower - first] ?? 0;
  }
  return { lower, upper: null, coverage: Math.min(1, coverage) };
}
