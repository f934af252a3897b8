import type { OpenSpan } from '../../model/agent.ts';
import type { ApproverAnswer, NoAnswer, PendingApproval } from '../../model/approval.ts';
import { toFailure } from '../../model/failure.ts';
import type { ApprovalsOptions } from './approvals-options.ts';

/**
 * Asks the approver once, up to the deadline of the request.
 *
 * An answer that comes at the very moment of the deadline counts.
 *
 * @throws the signal's reason when the waiting is ended
 */
export async function askOnce(
  pending: PendingApproval,
  span: OpenSpan,
  options: ApprovalsOptions,
): Promise<ApproverAnswer | NoAnswer | 'timeout'> {
  const asking = new AbortController();
  const signal = options.signal ? AbortSignal.any([options.signal, asking.signal]) : asking.signal;
  try {
    const answered = answerOf(pending, signal, span, options);
    if (pending.deadlineMs === null) return await answered;
    return await Promise.race([answered, deadline(pending.deadlineMs, signal, options)]);
  } finally {
    asking.abort();
  }
}

async function answerOf(
  pending: PendingApproval,
  signal: AbortSignal,
  span: OpenSpan,
  options: ApprovalsOptions,
): Promise<ApproverAnswer | NoAnswer> {
  const { approver, clock } = options;
  if (!approver) return { decision: 'nobody', reason: `Nobody is there to decide on "${pending.gate}".` };
  try {
    const decided = Promise.race([approver.decide(pending, signal, clock), endOf(signal)]);
    const answer = await (approver.waitsOnClock ? decided : clock.hold(decided));
    if (answer.decision === 'never') await stayInSilence(pending, signal, span, options);
    return answer;
  } catch (error) {
    signal.throwIfAborted();
    const { message } = toFailure(error);
    span.event('approver-failed', { approver: approver.name, message });
    return { decision: 'nobody', reason: `The approver "${approver.name}" failed: ${message}` };
  }
}

/** Without a deadline only the end of the trial comes; the mark lets its time limit count this wait as its own. */
async function stayInSilence(
  { deadlineMs }: PendingApproval,
  signal: AbortSignal,
  span: OpenSpan,
  { clock }: ApprovalsOptions,
): Promise<void> {
  if (deadlineMs === null) span.event('unanswered');
  await clock.sleep(Number.POSITIVE_INFINITY, signal);
}

async function deadline(
  deadlineMs: number,
  signal: AbortSignal,
  { clock }: ApprovalsOptions,
): Promise<'timeout'> {
  await clock.sleep(Math.max(0, deadlineMs - clock.now()), signal);
  return 'timeout';
}

/** An approver that does not heed its signal must not keep the gate. */
function endOf(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    else signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
