import type { ScopedThreshold, Threshold } from '../../model/threshold.ts';
import type { MeasuredRun } from '../fold/measured-run.ts';
import type { Decision } from '../thresholds/evaluate-threshold.ts';
import { type Compared, compareWithBaseline } from './compare-with-baseline.ts';
import { explainComparison, type Outcome } from './explain-comparison.ts';
import { isBeyondLimit } from './is-beyond-limit.ts';
import { pairWithBaseline } from './pair-with-baseline.ts';

/**
 * Decides the thresholds of a run that compare with its baseline: one is missed only where the limit is not kept and
 * what got worse can be told from chance. Where so little was tried that no outcome whatever could have been told, what
 * lies beyond the limit is not evaluated: a limit that cannot be missed guards nothing.
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
  const left = comparisons.length - worse.size;
  for (const one of comparisons) {
    const outcome = outcomeOf(one, worse.has(one), { tests: comparisons.length, left });
    decided.set(one.scoped, decide(run, one, outcome));
  }
  return decided;
}

function notEvaluated({ run }: MeasuredRun, why: string, asked = 'one', more = ''): Decision {
  const isRequired = run.requireBaseline === true;
  const reason = `Not evaluated: ${why}${isRequired ? `, and --require-baseline asks for ${asked}` : ''}.${more}`;
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
      compared.isWorseAt(sharedLevel(threshold, left.length)),
    );
    if (next.length === 0) return found;
    for (const one of next) found.add(one);
  }
}

/** What each of several comparisons has to reach so that all together are as sure as one alone. */
function sharedLevel({ confidence = 0.95 }: Threshold, tests: number): number {
  return 1 - (1 - confidence) / tests;
}

function outcomeOf(
  { scoped: { threshold }, compared }: Comparison,
  isWorse: boolean,
  { tests, left }: { readonly tests: number; readonly left: number },
): Outcome {
  const { difference } = compared;
  const isBeyond = isBeyondLimit(threshold, difference);
  const isOpen = isBeyond && !isWorse && difference.changed > 0 && difference.bound === undefined;
  const isTooLittle = isOpen && !compared.canTellAt(sharedLevel(threshold, left));
  return { isBeyond, isWorse, isTooLittle, tests };
}

function decide(
  run: MeasuredRun,
  { scoped: { threshold }, compared }: Comparison,
  outcome: Outcome,
): Decision {
  const reason = explainComparison(threshold, compared, outcome);
  if (outcome.isTooLittle)
    return notEvaluated(
      run,
      'so little was tried that any change may be chance',
      'a comparison',
      ` ${reason}`,
    );
  return { evaluated: true, met: !(outcome.isBeyond && outcome.isWorse), reason };
}
