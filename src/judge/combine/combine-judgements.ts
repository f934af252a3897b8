import type { NestedJudgement, Verdict } from '../../model/judge.ts';
import { sumUsage } from '../sum-usage.ts';

/** A judgement that passed or failed, and its number in the list (from 0). */
type Scored = Extract<NestedJudgement, { readonly score: number }> & { readonly index: number };

/**
 * Joins judgements so that all of them must pass.
 *
 * - Any that is invalid makes the whole invalid; unscored ones are left out, and nothing but them is unscored.
 * - The score is the lowest.
 * - A failure stands under `not-` only where every failed judgement does: turned round, one that turns would suffice.
 */
export function allPass(judgements: readonly NestedJudgement[]): Verdict {
  return withUsage(joinAll(judgements), judgements);
}

function joinAll(judgements: readonly NestedJudgement[]): Verdict {
  const scored = scoredOf(judgements);
  const undecided = invalidOf(judgements) ?? unscoredOf(judgements, scored);
  if (undecided) return undecided;
  const score = Math.min(...scored.map((judgement) => judgement.score));
  const failed = scored.filter((judgement) => judgement.status === 'failed');
  if (failed.length === 0) {
    return { status: 'passed', score, reason: `All ${scored.length} passed. ${told(scored)}` };
  }
  const reason = `${failed.length} of ${scored.length} failed. ${told(failed)}`;
  return withFinal(
    { status: 'failed', score, reason },
    failed.every((judgement) => judgement.final === true),
  );
}

/**
 * Joins judgements so that one that passes suffices, whatever the others say.
 *
 * - Where none passed, any that is invalid makes the whole invalid; unscored ones are left out, and nothing but them is
 *   unscored.
 * - The score is the highest.
 * - A failure stands under `not-` where one of the failed judgements does: turned round, all would have to pass.
 */
export function anyPasses(judgements: readonly NestedJudgement[]): Verdict {
  return withUsage(joinAny(judgements), judgements);
}

function joinAny(judgements: readonly NestedJudgement[]): Verdict {
  const scored = scoredOf(judgements);
  const score = Math.max(...scored.map((judgement) => judgement.score));
  const passed = scored.filter((judgement) => judgement.status === 'passed');
  if (passed.length > 0) return { status: 'passed', score, reason: told(passed) };
  const undecided = invalidOf(judgements) ?? unscoredOf(judgements, scored);
  if (undecided) return undecided;
  const reason = `None of ${scored.length} passed. ${told(scored)}`;
  return withFinal(
    { status: 'failed', score, reason },
    scored.some((judgement) => judgement.final === true),
  );
}

/** What the judges inside used was used by the one around them. */
function withUsage(verdict: Verdict, judgements: readonly NestedJudgement[]): Verdict {
  const usage = sumUsage(judgements.flatMap((judgement) => judgement.usage ?? []));
  return usage ? { ...verdict, usage } : verdict;
}

function withFinal(verdict: Verdict & { readonly status: 'failed' }, final: boolean): Verdict {
  return final ? { ...verdict, final } : verdict;
}

function scoredOf(judgements: readonly NestedJudgement[]): Scored[] {
  return judgements.flatMap((judgement, index) =>
    judgement.status === 'passed' || judgement.status === 'failed' ? [{ ...judgement, index }] : [],
  );
}

function invalidOf(judgements: readonly NestedJudgement[]): Verdict | null {
  const invalid = judgements
    .map((judgement, index) => ({ ...judgement, index }))
    .filter((judgement) => judgement.status === 'invalid');
  return invalid.length > 0 ? { status: 'invalid', reason: told(invalid) } : null;
}

function unscoredOf(judgements: readonly NestedJudgement[], scored: readonly Scored[]): Verdict | null {
  if (scored.length > 0) return null;
  const reason = told(judgements.map((judgement, index) => ({ ...judgement, index })));
  return { status: 'unscored', reason: `None gave a score. ${reason}` };
}

const mostTold = 5;

function told(judgements: readonly (NestedJudgement & { readonly index: number })[]): string {
  const shown = judgements
    .slice(0, mostTold)
    .map(({ index, label, judge, reason }) => `${index + 1}. ${label ?? judge}: ${reason}`);
  const more = judgements.length > mostTold ? [`and ${judgements.length - mostTold} more.`] : [];
  return [...shown, ...more].join(' ');
}
