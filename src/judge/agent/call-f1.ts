import type { Verdict } from '../../model/judge.ts';
import type { CallMatcher } from './call-matcher.ts';
import { longestCommonSubsequence } from './longest-common-subsequence.ts';
import { maximumMatching } from './maximum-matching.ts';
import { count } from './show-call.ts';

/**
 * Grades calls by F1 = 2·shared/(actual + reference), the harmonic mean of precision and recall.
 *
 * Shared are the most pairs that fit (`any-order`), or the longest common subsequence (`in-order`). Two empty lists
 * score 1.
 *
 * @param actual - number of actual calls
 * @param references - number of reference calls
 */
export function gradeCalls(
  order: 'in-order' | 'any-order',
  actual: number,
  references: number,
  fits: CallMatcher,
  threshold: number,
): Verdict {
  const shared = sharedCalls(order, actual, references, fits);
  const score = actual + references === 0 ? 1 : (2 * shared) / (actual + references);
  const counts = `${shared} shared of ${count(actual, 'actual call')} and ${count(references, 'expected call')}`;
  return {
    status: score >= threshold ? 'passed' : 'failed',
    score,
    reason: `F1 is ${Number(score.toFixed(4))}, ${score >= threshold ? 'at least' : 'under'} ${threshold}: ${counts}.`,
  };
}

function sharedCalls(
  order: 'in-order' | 'any-order',
  actual: number,
  references: number,
  fits: CallMatcher,
): number {
  if (order === 'in-order') return longestCommonSubsequence(actual, references, fits);
  return maximumMatching(actual, references, fits).filter((partner) => partner !== -1).length;
}
