import type * as z from 'zod';
import type { TrialFinished, trialFinishedSchema } from '../model/event.ts';
import type { Failure } from '../model/failure.ts';
import { toFailure } from '../model/failure.ts';
import type { Json } from '../model/json.ts';
import type { Judgement } from '../model/judge.ts';
import { type Usage, usageOf } from '../model/usage.ts';
import type { Attempt } from './attempt.ts';
import type { CaseJudges } from './case-judges.ts';
import { isoNow } from './iso-now.ts';
import { judgeAttempt } from './judge-attempt.ts';
import { type Outcome, settleStatus } from './settle-status.ts';

/** What else is known about a trial when it is judged. */
export interface TrialSetting {
  readonly judges: CaseJudges;
  /** Failures of earlier attempts that were tried again. */
  readonly attempts: readonly Failure[];
  /** What an `afterTrial` hook read. */
  readonly state?: Json | undefined;
  /** Why the trial is invalid whatever the judges say: a hook failed. */
  readonly problem?: string | undefined;
}

/**
 * Judges an attempt and makes the record of the trial.
 *
 * Stays synchronous as long as every judge does.
 */
export function finishTrial(attempt: Attempt, setting: TrialSetting): TrialFinished | Promise<TrialFinished> {
  const usage = usageOf(attempt.context.spans);
  const judgements = judgeAttempt(attempt, setting.judges, usage, setting.state);
  if (judgements instanceof Promise)
    return judgements.then((settled) => record(attempt, setting, usage, settled));
  return record(attempt, setting, usage, judgements);
}

/** The record of a trial that could not even begin. */
export function unstartedTrial({ trial }: Pick<Attempt, 'trial'>, problem: string): TrialFinished {
  return {
    type: 'trial-finished',
    case: trial.planned.case.key,
    agent: trial.agent.name,
    iteration: trial.iteration,
    at: isoNow(),
    status: 'invalid',
    reason: problem,
    output: null,
    score: null,
    judgements: [],
    latencyMs: null,
    waitMs: 0,
    cold: trial.cold,
    usage: null,
    spans: [],
  };
}

function record(
  attempt: Attempt,
  setting: TrialSetting,
  usage: Usage | null,
  judgements: Judgement[],
): TrialFinished {
  const { trial, output, error, turns, latencyMs, waitMs, warnings } = attempt;
  const outcome = outcomeOf(attempt, setting, judgements);
  // Written out, not spread together: this is made for every trial, and spreading five objects took 5 µs.
  const finished: z.infer<typeof trialFinishedSchema> = {
    type: 'trial-finished',
    case: trial.planned.case.key,
    agent: trial.agent.name,
    iteration: trial.iteration,
    at: isoNow(),
    status: outcome.status,
    output,
    score: outcome.score,
    judgements,
    latencyMs,
    waitMs,
    cold: trial.cold,
    usage,
    spans: [...attempt.context.spans],
  };
  if (outcome.reason !== undefined) finished.reason = outcome.reason;
  if (error) finished.error = error;
  if (error?.kind === 'timeout') finished.timedOut = attempt.timedOut;
  if (turns) finished.turns = turns.map((turn) => ({ input: turn.input, output: turn.output }));
  if (setting.attempts.length > 0) finished.attempts = [...setting.attempts];
  if (warnings.length > 0) finished.warnings = [...warnings];
  return finished;
}

function outcomeOf(attempt: Attempt, setting: TrialSetting, judgements: readonly Judgement[]): Outcome {
  const problem = setting.problem ?? attempt.unmeasured;
  if (problem !== undefined) return { status: 'invalid', reason: problem, score: null };
  return settleStatus(
    judgements,
    attempt.error,
    setting.judges.judgesErrors,
    attempt.trial.planned.case.passScore,
  );
}

/** The record of a trial whose judging itself broke: a fault of the harness, never a verdict on the agent. */
export function brokenTrial(attempt: Pick<Attempt, 'trial'>, error: unknown): TrialFinished {
  return unstartedTrial(attempt, `The harness failed to judge this trial: ${toFailure(error).message}`);
}
