import type { ScopedThreshold } from '../../model/threshold.ts';
import type { Decision } from '../evaluate-threshold.ts';
import type { MeasuredRun } from '../measured-run.ts';
import { type Compared, compareWithBaseline } from './compare-with-baseline.ts';
import { explainComparison } from './explain-comparison.ts';
import { isBeyondLimit } from './is-beyond-limit.ts';
import { pairWithBaseline } from './pair-with-baseline.ts';

/**
 * Decides the thresholds of a run that compare with its baseline: one is missed only where the limit is not kept and
 * what got worse can be told from chance.
 *
 * As many chances to be wrong as there are such thresholds are corrected for together, after Holm.
 *
 * @returns a decision for each of them
 * @see Holm 1979, Scandinavian Journal of Statistics 6
 */
export function decideAgainstBaseline(run: MeasuredRun): ReadonlyMap<ScopedThreshold, Decision> {
  const decided = new Map<ScopedThreshold, Decision>();
  const comparisons: { readonly scoped: ScopedThreshold; readonly compared: Compared }[] = [];
  for (const scoped of run.thresholds) {
    if (scoped.threshold.limit.type !== 'baseline') continue;
    if (!run.baseline) {
      decided.set(scoped, notEvaluated(run, 'there is no baseline to compare with'));
      continue;
    }
    const compared = compareWithBaseline(scoped, pairWithBaseline(scoped, run, run.baseline), run.run.seed);
    if ('problem' in compared) decided.set(scoped, notEvaluated(run, compared.problem));
    else comparisons.push({ scoped, compared });
  }
  const worse = worseTogether(comparisons);
  for (const one of comparisons) decided.set(one.scoped, decide(one, worse.has(one), comparisons.length));
  return decided;
}

function notEvaluated({ run }: MeasuredRun, why: string): Decision {
  const isRequired = run.requireBaseline === true;
  const reason = `Not evaluated: ${why}${isRequired ? ', and --require-baseline asks for one' : ''}.`;
  return { evaluated: false, met: !isRequired, reason };
}

interface Comparison {
  readonly scoped: ScopedThreshold;
  readonly compared: Compared;
}

/** Those that got worse, by Holm's steps: with each one found, fewer chances to be wrong are left to share. */
function worseTogether(comparisons: readonly Comparison[]): ReadonlySet<Comparison> {
  const found = new Set<Comparison>();
  for (;;) {
    const left = comparisons.filter((one) => !found.has(one));
    const next = left.filter(({ scoped: { threshold }, compared }) =>
      compared.isWorseAt(1 - (1 - (threshold.confidence ?? 0.95)) / left.length),
    );
    if (next.length === 0) return found;
    for (const one of next) found.add(one);
  }
}

function decide({ scoped: { threshold }, compared }: Comparison, isWorse: boolean, tests: number): Decision {
  const isBeyond = isBeyondLimit(threshold, compared.difference);
  return {
    evaluated: true,
    met: !(isBeyond && isWorse),
    reason: explainComparison(threshold, compared, { isBeyond, isWorse, tests }),
  };
}
