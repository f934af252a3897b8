import type { ModelService } from '../context/models/model-service.ts';
import { clearTimeout, setTimeout } from '../context/own-time.ts';
import { TrialContext } from '../context/trial-context.ts';
import type { Approver } from '../model/approval.ts';
import { formatDuration, longestTimerMs } from '../model/duration.ts';
import { AgentError, type Failure, retryAfterOf, toFailure } from '../model/failure.ts';
import { copyJson, type Json } from '../model/json.ts';
import { timeoutOf } from '../model/plan.ts';
import type { Recordings } from '../model/recording.ts';
import type { Attempt } from './attempt.ts';
import { openUser } from './open-user.ts';
import type { Trial } from './trial.ts';
import type { TrialUser } from './trial-user.ts';
import { waitOf } from './wait-of.ts';
import { warningsOfGates } from './warnings-of-gates.ts';

/** Whom the trials of a run may ask: people at gates, and models. */
export interface Asking {
  readonly approver?: Approver | undefined;
  /** The run's name: what was decided in one run does not count in another. */
  readonly run?: string | undefined;
  /** What answers for models; without it what the environment names. */
  readonly models?: ModelService | undefined;
  /** What calls of tools are recorded in, or answered from. */
  readonly recordings?: Recordings | undefined;
}

/** Where in the project something was thrown; null where that cannot be told. Never throws. */
export type PlaceOf = (thrown: unknown) => string | null;

/** What ended a trial early. */
interface Thrown {
  readonly error: unknown;
  /** Where it was the trial's own limit: the trial took at least as long, whatever its clock says. */
  readonly limitMs?: number | undefined;
}

type Turns = { input: Json; output: Json; firstSpan: number }[];

/**
 * Calls the agent once for a trial and tells `settled` what came of it, exactly once.
 *
 * Nothing but reading the clock happens between the end of the agent and `settled`, so that the harness's own work
 * never counts as the agent's. An agent that answers at once settles before this function returns.
 *
 * @param asking - who decides at gates that the case has no script for, and answers for models
 * @param placeOf - finds where an error was thrown
 * @returns stops the attempt early; the agent is told by its signal, and whatever it does then is ignored
 */
export function attemptTrial(
  trial: Trial,
  seed: number,
  settled: (attempt: Attempt) => void,
  asking: Asking = {},
  placeOf: PlaceOf = () => null,
): (reason: Error) => void {
  const { planned, agent, iteration } = trial;
  const timeoutMs = timeoutOf(planned, agent);
  const context = new TrialContext({
    seed: `${seed}/${planned.case.key}/${agent.name}/${iteration}`,
    clock: planned.case.clock,
    limits: planned.case.limits,
    ...(planned.case.faults ? { faults: planned.case.faults } : {}),
    mocks: planned.case.tools,
    trial: { case: planned.case.key, agent: agent.name, iteration },
    models: asking.models,
    recordings: asking.recordings,
    approvers: { approver: asking.approver, run: asking.run, scripts: planned.case.approvals },
  });
  const user = openUser(trial, context, asking.models);
  // Waiting for people does not count against the agent, whoever plays them.
  const waitAt = (atMs: number): number => waitOf(context.spans, atMs) + (user?.model.thoughtMs(atMs) ?? 0);
  const limitAt = (atMs: number): number => timeoutMs + waitAt(atMs);
  const turns: Turns = [];
  let limit: NodeJS.Timeout | null = null;
  let isSettled = false;

  const settle = (output: Json, thrown: Thrown | null): void => {
    if (isSettled) return;
    const elapsedMs = context.elapsedMs();
    isSettled = true;
    if (limit) clearTimeout(limit);
    context.close();
    // Where the agent blocked the event loop, the timer of the limit comes after the answer.
    const ended =
      elapsedMs > timeoutMs && elapsedMs > limitAt(elapsedMs)
        ? { output: null, thrown: { error: timeoutError(timeoutMs, context), limitMs: timeoutMs } }
        : { output, thrown };
    settled(attemptOf(trial, context, { turns, user }, elapsedMs, ended.output, ended.thrown, placeOf));
  };
  const stop = (reason: Error, limitMs?: number): void => {
    if (isSettled) return;
    settle(null, { error: reason, limitMs });
    context.abort(reason);
  };

  context.begin();
  // The limit also ends trials in real time, when a virtual clock may stand still: no hang took less than the limit.
  const outOfTime = (): void => stop(timeoutError(timeoutMs, context), timeoutMs);
  context.virtualClock?.setDeadline(timeoutMs, outOfTime, limitAt);
  try {
    const answer =
      planned.case.turns || user
        ? converse(trial, context, turns, user)
        : agent.agent.run(copyJson(planned.case.input), context);
    if (isPromise(answer)) {
      const limitAgain = (leftMs: number): void => {
        limit = setTimeout(
          () => {
            const moreMs = moreTime();
            if (moreMs > 0) limitAgain(moreMs);
            else outOfTime();
          },
          Math.min(leftMs, longestTimerMs),
        );
      };
      const moreTime = context.virtualClock
        ? moreRealTime(() => waitAt(context.elapsedMs()), timeoutMs)
        : () => limitAt(context.elapsedMs()) - context.elapsedMs();
      limitAgain(timeoutMs);
      answer.then(
        (output) => settle(output, null),
        (error: unknown) => settle(null, { error }),
      );
    } else {
      settle(answer, null);
    }
  } catch (error) {
    settle(null, { error });
  }
  return stop;
}

/** Asks turn after turn; the history that the agent sees is what it said itself. */
async function converse(
  trial: Trial,
  context: TrialContext,
  turns: Turns,
  user: TrialUser | null,
): Promise<Json> {
  const scripted = trial.planned.case.turns ?? [];
  let output: Json = null;
  while (!context.signal.aborted) {
    const input = user ? await user.next(turns) : scripted[turns.length]?.input;
    if (input === undefined) break;
    context.beginTurn(
      turns.length + 1,
      turns.map(({ input, output }) => ({ input: copyJson(input), output: copyJson(output) })),
    );
    const firstSpan = context.spans.length;
    output = copyJson(await trial.agent.agent.run(copyJson(input), context));
    turns.push({ input, output, firstSpan });
  }
  return output;
}

/** What was said, and who asked where a model did. */
interface Conversation {
  readonly turns: Turns;
  readonly user: TrialUser | null;
}

function attemptOf(
  trial: Trial,
  context: TrialContext,
  { turns, user }: Conversation,
  elapsedMs: number,
  output: Json,
  thrown: Thrown | null,
  placeOf: PlaceOf,
): Attempt {
  const problem = thrown && thrown.limitMs === undefined ? (user?.model.problem ?? null) : null;
  const unmeasured = problem ?? context.unmeasured;
  const failure = problem === null ? failureOf(context, thrown, placeOf) : null;
  // Of a trial that ran out of time no more is claimed than a lower bound, and the virtual clock is one.
  const timedOut = thrown?.limitMs !== undefined && failure?.kind === 'timeout';
  const unregistered = context.virtualClock?.waitedUnregistered === true && !timedOut;
  const retryAfterMs = retryAfterOf(thrown?.error);
  const waitMs = waitOf(context.spans, elapsedMs);
  const unanswered = (user?.asked ?? [])
    .slice(turns.length)
    .map((input) => ({ input, output: null, firstSpan: context.spans.length }));
  const thoughtMs = user?.model.thoughtMs(elapsedMs) ?? 0;
  return {
    trial,
    context,
    // The agent may go on to use what it gave, and change it.
    output: copyJson(output),
    ...(failure ? { error: failure } : {}),
    ...(unmeasured === null ? {} : { unmeasured }),
    ...(retryAfterMs === null ? {} : { retryAfterMs }),
    ...(trial.planned.case.turns || user ? { turns: [...turns, ...unanswered] } : {}),
    ...(user ? { user: { reached: user.reached, usage: user.model.usage } } : {}),
    latencyMs: unregistered ? null : Math.max(thrown?.limitMs ?? 0, elapsedMs - waitMs - thoughtMs),
    timedOut,
    waitMs,
    warnings: warningsOf(context, unregistered),
  };
}

/** A limit that was passed counts even where the agent swallowed the error. */
function failureOf(context: TrialContext, thrown: Thrown | null, placeOf: PlaceOf): Failure | null {
  const overrun = context.overrun();
  if (overrun) return toFailure(overrun);
  if (!thrown) return null;
  const at = placeOf(thrown.error);
  return { ...toFailure(thrown.error), ...(at === null ? {} : { at }) };
}

function warningsOf(context: TrialContext, unregistered: boolean): string[] {
  const warnings: string[] = [];
  if (unregistered) {
    warnings.push(
      'waited in real time although its clock is virtual, so its latency is not known: wait through context.clock, hold real work with context.clock.hold, or use "clock: real"',
    );
  }
  warnings.push(...warningsOfGates(context.spans));
  if (context.droppedSpans > 0)
    warnings.push(`recorded too many spans: ${context.droppedSpans} were dropped`);
  return warnings;
}

function timeoutError(timeoutMs: number, context: TrialContext): AgentError {
  const stuck = context.spans.find(
    ({ name, endMs, events }) =>
      name === 'gate' && endMs === null && events.some((event) => event.name === 'unanswered'),
  );
  const why = stuck
    ? ` It waits at the gate "${stuck.label}", which has no timeout and which nobody answers.`
    : '';
  return new AgentError('timeout', `The agent did not answer within ${formatDuration(timeoutMs)}.${why}`);
}

/** Real time under a virtual clock starts anew while people are waited for: their time does not count. */
function moreRealTime(waitMsNow: () => number, timeoutMs: number): () => number {
  let seenMs = 0;
  return () => {
    const waitMs = waitMsNow();
    const hasWaited = waitMs > seenMs;
    seenMs = waitMs;
    return hasWaited ? timeoutMs : 0;
  };
}

function isPromise(value: Json | Promise<Json>): value is Promise<Json> {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';
}
