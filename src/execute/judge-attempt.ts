import { clearTimeout, setTimeout } from '../context/own-time.ts';
import { identityOf } from '../judge/identity-of.ts';
import { sumUsage } from '../judge/sum-usage.ts';
import { formatDuration, longestTimerMs } from '../model/duration.ts';
import { toFailure } from '../model/failure.ts';
import type { Json } from '../model/json.ts';
import type { Judgement, JudgeUsage, JudgeUse, Subject } from '../model/judge.ts';
import { timeoutOf } from '../model/plan.ts';
import type { Usage } from '../model/usage.ts';
import type { Attempt } from './attempt.ts';
import type { CaseJudges, PreparedJudge } from './case-judges.ts';
import { judgeApprovals } from './judge-approvals.ts';
import { judgeFaults } from './judge-faults.ts';
import { judgeMocks } from './judge-mocks.ts';

/**
 * Lets all judges of a case look at an attempt: first those of the turns, then those of the trial.
 *
 * Stays synchronous as long as every judge does. A judge that has not settled within the trial's own time limit, or two
 * minutes where it asks a model and the trial has less, is invalid: one that waits for ever must not hold up the run.
 */
export function judgeAttempt(
  attempt: Attempt,
  judges: CaseJudges,
  usage: Usage | null,
  state: Json | undefined,
): Judgement[] | Promise<Judgement[]> {
  const subject = subjectOf(attempt, usage, state);
  const timeoutMs = timeoutOf(attempt.trial.planned, attempt.trial.agent);
  const judgements: (Judgement | Promise<Judgement>)[] = [];
  if (judges.turns.length > 0) judgeTurns(attempt, judges, subject, timeoutMs, judgements);
  for (const judge of judges.trial) judgements.push(ask(judge, subject, timeoutMs));
  judgements.push(...judgeApprovals(attempt), ...judgeMocks(attempt));
  const unfired = judgeFaults(attempt.context);
  if (unfired) judgements.push(unfired);
  return judgements.every(isJudgement) ? judgements : Promise.all(judgements);
}

function judgeTurns(
  attempt: Attempt,
  judges: CaseJudges,
  subject: Subject,
  timeoutMs: number,
  judgements: (Judgement | Promise<Judgement>)[],
): void {
  for (const [index, uses] of judges.turns.entries()) {
    if (uses.length === 0) continue;
    const turn = attempt.turns?.[index];
    const next = attempt.turns?.[index + 1];
    const spans = turn ? subject.trace.spans.slice(turn.firstSpan, next?.firstSpan) : [];
    const view: Subject = {
      ...subject,
      input: turn?.input ?? attempt.trial.planned.case.turns?.[index]?.input ?? null,
      output: turn?.output ?? null,
      trace: { spans },
    };
    for (const judge of uses) judgements.push(onTurn(ask(judge, view, timeoutMs), index + 1));
  }
}

function onTurn(judgement: Judgement | Promise<Judgement>, turn: number): Judgement | Promise<Judgement> {
  return isPromise(judgement) ? judgement.then((settled) => ({ ...settled, turn })) : { ...judgement, turn };
}

function ask(
  { use, ask: judge, asksModel }: PreparedJudge,
  subject: Subject,
  timeoutMs: number,
): Judgement | Promise<Judgement> {
  const used: JudgeUsage[] | null = asksModel ? [] : null;
  try {
    const judgement = judge(used ? { ...subject, spend: (one) => used.push(one) } : subject);
    const limitMs = asksModel ? Math.max(timeoutMs, modelLimitMs) : timeoutMs;
    return isPromise(judgement) ? withinLimit(judgement, use, limitMs, used ?? []) : judgement;
  } catch (error) {
    return crashed(use, error);
  }
}

/** A service may be slow and have a queue before it, also where the agent answers in no time. */
const modelLimitMs = 120_000;

/** @param used - what the judge used of models so far */
function withinLimit(
  judgement: Promise<Judgement>,
  use: JudgeUse,
  limitMs: number,
  used: readonly JudgeUsage[],
): Promise<Judgement> {
  return new Promise((resolve) => {
    const limit = setTimeout(() => resolve(tooLate(use, limitMs, used)), Math.min(limitMs, longestTimerMs));
    const settle = (settled: Judgement): void => {
      clearTimeout(limit);
      resolve(settled);
    };
    judgement.then(settle, (error: unknown) => settle(crashed(use, error)));
  });
}

function tooLate(use: JudgeUse, limitMs: number, used: readonly JudgeUsage[]): Judgement {
  const whose = limitMs === modelLimitMs ? 'the limit of judges that ask a model' : "the trial's limit";
  const judgement = invalid(use, `It gave no verdict within ${formatDuration(limitMs)}, ${whose}.`);
  const usage = sumUsage(used);
  return usage ? { ...judgement, usage } : judgement;
}

function crashed(use: JudgeUse, error: unknown): Judgement {
  return invalid(use, `The judge crashed: ${toFailure(error).message}`);
}

function invalid(use: JudgeUse, reason: string): Judgement {
  return { ...identityOf(use), status: 'invalid', reason };
}

function subjectOf(attempt: Attempt, usage: Usage | null, state: Json | undefined): Subject {
  const { trial, output, error, turns, context, latencyMs, waitMs } = attempt;
  const { case: testCase } = trial.planned;
  const parts = trial.agent.agent.parts;
  return {
    case: testCase.key,
    agent: trial.agent.name,
    iteration: trial.iteration,
    ...(testCase.variant ? { variantOf: testCase.variant.of } : {}),
    input: (testCase.rewording && turns?.[0]?.input) ?? testCase.input,
    output,
    ...(testCase.expected === undefined ? {} : { expected: testCase.expected }),
    ...(error ? { error } : {}),
    trace: { spans: context.spans },
    ...(turns ? { turns } : {}),
    latencyMs,
    waitMs,
    usage,
    ...(parts ? { parts } : {}),
    ...(state === undefined ? {} : { state }),
    metadata: testCase.metadata,
  };
}

function isPromise<Value>(value: Value | Promise<Value>): value is Promise<Value> {
  return value instanceof Promise;
}

function isJudgement(value: Judgement | Promise<Judgement>): value is Judgement {
  return !isPromise(value);
}
