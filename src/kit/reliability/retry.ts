import type { AgentContext, TraceRecorder } from '../../model/agent.ts';
import { isTransient, retryAfterOf, toFailure } from '../../model/failure.ts';
import { backoffMs } from './backoff-ms.ts';
import { completePolicy, type RetryPolicy } from './retry-policy.ts';

/** What of the context of an agent a retry needs. */
export interface RetryContext extends Pick<AgentContext, 'clock' | 'random' | 'signal'> {
  readonly trace: Pick<TraceRecorder, 'event'>;
}

/**
 * Does some work, and does it again after a wait where it failed for a reason that may pass: a time-out, a rate limit,
 * an unavailable service or a broken connection. Anything else fails at once.
 *
 * The waits run on the clock of the context, so that with a virtual clock they cost no real time, and are seeded by
 * it. Each is noted in the trace as an event `retry` with the number of the attempt that failed, the kind of its error
 * and the wait in milliseconds.
 *
 * @param work - is given the number of the attempt, from 1
 * @returns what the first attempt that succeeds gives
 * @throws what the last attempt threw; the reason of the signal when that is aborted during a wait; RangeError for a
 *   policy that cannot be meant
 */
export async function retry<Value>(
  work: (attempt: number) => Value | Promise<Value>,
  context: RetryContext,
  policy: RetryPolicy = {},
): Promise<Value> {
  const complete = completePolicy(policy);
  for (let attempt = 1; ; attempt++) {
    try {
      return await work(attempt);
    } catch (error) {
      const { kind } = toFailure(error);
      if (attempt > complete.maxRetries || !isTransient(kind) || context.signal.aborted) throw error;
      const delayMs = retryAfterOf(error) ?? backoffMs(attempt, complete, context.random);
      context.trace.event('retry', { attempt, kind, delayMs });
      await context.clock.sleep(delayMs, context.signal);
    }
  }
}
