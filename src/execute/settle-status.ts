import type { Status } from '../model/event.ts';
import type { Failure } from '../model/failure.ts';
import type { Judgement } from '../model/judge.ts';

export interface Outcome {
  readonly status: Status;
  /** Why it is invalid. */
  readonly reason?: string;
  /** 0…1; null where nothing was measured. */
  readonly score: number | null;
}

/**
 * The status and score that follow from what happened and what the judges said; docs/meanings.md has the table.
 *
 * Score = Σ wᵢsᵢ / Σ wᵢ over the judgements that have one. Weights never outvote a required judge.
 */
export function settleStatus(
  judgements: readonly Judgement[],
  error: Failure | undefined,
  judgesErrors: boolean,
  passScore: number | undefined,
): Outcome {
  if (error && !judgesErrors) return { status: 'errored', score: 0 };
  let weights = 0;
  let score = 0;
  let required = true;
  for (const judgement of judgements) {
    if (judgement.status === 'invalid') {
      return { status: 'invalid', reason: `${judgement.judge}: ${judgement.reason}`, score: null };
    }
    if (!('score' in judgement)) continue;
    const weight = judgement.weight ?? 1;
    weights += weight;
    // A running mean: judgements that all say 0.7 give 0.7, where a sum would give a little less.
    if (weights > 0) score += (judgement.score - score) * (weight / weights);
    const isRequired = judgement.weight === undefined || judgement.required === true;
    if (isRequired && judgement.status === 'failed') required = false;
  }
  if (weights === 0) return { status: 'invalid', reason: noScore(judgements), score: null };
  const passed = required && (passScore === undefined || isAtLeast(score, passScore));
  return { status: passed ? 'passed' : 'failed', score };
}

/** Rounding in the last places must not decide against a trial. */
function isAtLeast(score: number, limit: number): boolean {
  return score >= limit - 4 * Number.EPSILON;
}

function noScore(judgements: readonly Judgement[]): string {
  if (judgements.length === 0) return 'The case expects nothing, so there is nothing to judge.';
  const [unscored] = judgements.filter(({ status }) => status === 'unscored');
  const why = unscored ? ` ${unscored.judge}: ${unscored.reason}` : '';
  return `None of its judges could give a score.${why}`;
}
