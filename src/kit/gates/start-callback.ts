import type { OpenSpan } from '../../model/agent.ts';
import { formatDuration } from '../../model/duration.ts';
import { toFailure } from '../../model/failure.ts';
import type { ApprovalsOptions } from './approvals-options.ts';

/**
 * Calls a callback of a gate at once; whatever it does, nothing is thrown and nothing is decided by it.
 *
 * @returns settles once it is done, or noted on the span as failed; null where there is nothing to wait for
 */
export function startCallback(
  name: 'onRequest' | 'onResolve',
  callback: (() => unknown) | undefined,
  span: OpenSpan,
  { clock, callbackTimeoutMs = 2000 }: ApprovalsOptions,
): Promise<void> | null {
  if (!callback) return null;
  const failed = (error: unknown): void => {
    span.event('callback-failed', { callback: name, message: toFailure(error).message });
  };
  try {
    const result = callback();
    if (!isThenable(result)) return null;
    const done = new AbortController();
    const limit = clock.sleep(callbackTimeoutMs, done.signal).then(() => {
      throw new Error(`It did not end within ${formatDuration(callbackTimeoutMs)}.`);
    });
    // The limit ends with an error when the callback was in time; nobody listens to it any more by then.
    limit.catch(() => {});
    return clock
      .hold(Promise.race([result, limit]))
      .then(() => {}, failed)
      .finally(() => done.abort());
  } catch (error) {
    failed(error);
    return null;
  }
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';
}
