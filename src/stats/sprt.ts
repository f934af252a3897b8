import { checkLevel } from './check/check-level.ts';
import { checkShare } from './check/check-share.ts';

export interface SprtOptions {
  /** Pass rate of an agent that is good enough. */
  readonly p0: number;
  /** Pass rate of one that is not; usually under p0. */
  readonly p1: number;
  /** Chance to reject although the pass rate is p0. */
  readonly alpha: number;
  /** Chance to accept although the pass rate is p1. */
  readonly beta: number;
}

export type SprtDecision = 'accept' | 'reject' | 'continue';

/** A running test; it remembers what it has seen, and a decision once made stays. */
export interface Sprt {
  observe(passed: boolean): SprtDecision;
}

/**
 * Wald's sequential probability ratio test: stops repeating as soon as the trials have decided between two pass rates.
 *
 * `accept` keeps p0, `reject` gives it up for p1. The logarithm of the likelihood ratio of p1 to p0 is added up trial
 * by trial; p0 is rejected from ln((1−β)/α) upwards and accepted from ln(β/(1−α)) downwards.
 *
 * @throws RangeError when a rate lies outside 0…1, both are equal, α or β is not between 0 and 1, or α + β reaches 1
 * @see Wald 1945, Annals of Mathematical Statistics 16
 */
export function sprt({ p0, p1, alpha, beta }: SprtOptions): Sprt {
  checkOptions({ p0, p1, alpha, beta });
  const onPass = Math.log(p1 / p0);
  const onFail = Math.log((1 - p1) / (1 - p0));
  const rejectFrom = Math.log((1 - beta) / alpha);
  const acceptFrom = Math.log(beta / (1 - alpha));
  let evidence = 0;
  let decision: SprtDecision = 'continue';
  return {
    observe(passed) {
      if (decision !== 'continue') return decision;
      evidence += passed ? onPass : onFail;
      if (evidence >= rejectFrom) decision = 'reject';
      else if (evidence <= acceptFrom) decision = 'accept';
      return decision;
    },
  };
}

function checkOptions({ p0, p1, alpha, beta }: SprtOptions): void {
  checkShare('p0', p0);
  checkShare('p1', p1);
  checkLevel('alpha', alpha);
  checkLevel('beta', beta);
  if (p0 === p1) throw new RangeError(`p1 must differ from p0, but both are ${p0}.`);
  if (alpha + beta >= 1)
    throw new RangeError(`alpha and beta must stay under 1 together, but are ${alpha + beta}.`);
}
