import { toFailure } from '../model/failure.ts';
import type { Json } from '../model/json.ts';
import type { Judgement, Subject } from '../model/judge.ts';
import type { Usage } from '../model/usage.ts';
import type { Attempt } from './attempt.ts';
import type { CaseJudges, PreparedJudge } from './case-judges.ts';
import { judgeApprovals } from './judge-approvals.ts';

/**
 * Lets all judges of a case look at an attempt: first those of the turns, then those of the trial.
 *
 * Stays synchronous as long as every judge does.
 */
export function judgeAttempt(
  attempt: Attempt,
  judges: CaseJudges,
  usage: Usage | null,
  state: Json | undefined,
): readonly Judgement[] | Promise<readonly Judgement[]> {
  const subject = subjectOf(attempt, usage, state);
  const judgements: (Judgement | Promise<Judgement>)[] = [];
  if (judges.turns.length > 0) judgeTurns(attempt, judges, subject, judgements);
  let pending = judgements.some(isPromise);
  for (const judge of judges.trial) {
    const judgement = ask(judge, subject);
    if (isPromise(judgement)) pending = true;
    judgements.push(judgement);
  }
  judgements.push(...judgeApprovals(attempt));
  return pending ? Promise.all(judgements) : judgements.filter(isJudgement);
}

function judgeTurns(
  attempt: Attempt,
  judges: CaseJudges,
  subject: Subject,
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
    for (const judge of uses) judgements.push(onTurn(ask(judge, view), index + 1));
  }
}

function onTurn(judgement: Judgement | Promise<Judgement>, turn: number): Judgement | Promise<Judgement> {
  return isPromise(judgement) ? judgement.then((settled) => ({ ...settled, turn })) : { ...judgement, turn };
}

function ask(judge: PreparedJudge, subject: Subject): Judgement | Promise<Judgement> {
  try {
    const judgement = judge(subject);
    return isPromise(judgement) ? judgement.catch(crashed) : judgement;
  } catch (error) {
    return crashed(error);
  }
}

function crashed(error: unknown): Judgement {
  return { judge: 'unknown', status: 'invalid', reason: `A judge crashed: ${toFailure(error).message}` };
}

function subjectOf(attempt: Attempt, usage: Usage | null, state: Json | undefined): Subject {
  const { trial, output, error, turns, context, latencyMs, waitMs } = attempt;
  const { case: testCase } = trial.planned;
  const parts = trial.agent.agent.parts;
  return {
    case: testCase.key,
    input: testCase.input,
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
