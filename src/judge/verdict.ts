import type { Verdict } from '../model/judge.ts';

/**
 * Reasons state a fact about the trial ("does not contain …"), never "passed" or "failed", so that they stay true
 * when `not-` turns the verdict round.
 */
export function passed(reason: string, score = 1): Verdict {
  // Frozen, so that the same verdict on many trials can be kept as one judgement.
  return Object.freeze({ status: 'passed', score, reason });
}

export function failed(reason: string, score = 0): Verdict {
  return { status: 'failed', score, reason };
}

/** Nothing was there to be judged: fails, and fails under `not-` as well. */
export function nothingToJudge(reason: string): Verdict {
  return { status: 'failed', score: 0, reason, final: true };
}

/** The harness could not measure. */
export function invalid(reason: string): Verdict {
  return { status: 'invalid', reason };
}
