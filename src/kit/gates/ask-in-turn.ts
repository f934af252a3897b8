import type { OpenSpan } from '../../model/agent.ts';
import type { ApprovalOutcome, ApproverAnswer, NoAnswer, PendingApproval } from '../../model/approval.ts';
import { formatDuration } from '../../model/duration.ts';
import { AgentError } from '../../model/failure.ts';
import type { ApprovalsOptions } from './approvals-options.ts';
import { askOnce } from './ask-once.ts';
import type { GateRecord, KeptGate } from './gate-record.ts';
import { problemOfAnswer } from './problem-of-answer.ts';

/** A request on its way through those who may decide it. */
interface Asking {
  readonly pending: PendingApproval;
  /** What was known of it before a restart. */
  readonly kept: KeptGate | null;
  readonly record: GateRecord;
  readonly span: OpenSpan;
  readonly options: ApprovalsOptions;
}

type Answer = ApproverAnswer | NoAnswer | 'timeout';

/** An approver that gives this many useless answers to one request is not asked any more. */
const mostRefusals = 1000;

/**
 * Asks one authority after the other until one decides, time decides, or nobody is left.
 *
 * @throws AgentError of kind `permission` when silence should approve a destructive action
 */
export async function askInTurn(asking: Asking): Promise<ApprovalOutcome> {
  const authorities = authoritiesOf(asking.pending);
  const first = Math.min(asking.kept?.level ?? 0, authorities.length - 1);
  for (let level = first; ; level++) {
    const pending = await openLevel(asking, authorities[level] ?? null, level);
    const answer = await untilAnswered(asking, pending);
    const next = authorities[level + 1];
    if (next === undefined || !passesOn(answer)) return outcomeOf(asking, pending, answer);
    asking.span.event('escalated', {
      from: namesOf(pending.asked),
      to: namesOf(next),
      by: answer === 'timeout' ? null : answer.by,
    });
  }
}

/** Who is asked, one group after the other; null is anybody. */
function authoritiesOf({ authority, escalateTo = [] }: PendingApproval): (readonly string[] | null)[] {
  const first = authority === undefined ? null : typeof authority === 'string' ? [authority] : authority;
  return [first, ...escalateTo.map((name) => [name])];
}

/** The deadline of the level that was asked before a restart stands; a level that is new gets its whole time. */
async function openLevel(
  { pending, kept, record, span, options }: Asking,
  asked: readonly string[] | null,
  level: number,
): Promise<PendingApproval> {
  const { timeoutMs = Number.POSITIVE_INFINITY } = pending;
  const ownMs = Number.isFinite(timeoutMs) ? options.clock.now() + timeoutMs : null;
  const deadlineMs = kept?.level === level && kept.deadlineMs !== undefined ? kept.deadlineMs : ownMs;
  await record.write({ requestedAtMs: pending.requestedAtMs, level, deadlineMs });
  span.event('asked', { authority: namesOf(asked) });
  return { ...pending, asked, deadlineMs };
}

/** Answers that do not count are noted, and the gate keeps waiting. */
async function untilAnswered({ span, options }: Asking, pending: PendingApproval): Promise<Answer> {
  for (let refused = 0; refused < mostRefusals; refused++) {
    const answer = await askOnce(pending, span, options);
    if (answer === 'timeout') {
      span.event('timeout', { authority: namesOf(pending.asked) });
      return answer;
    }
    if (isNoAnswer(answer)) return answer;
    const problem = problemOfAnswer(answer, pending);
    if (problem === null) return answer;
    span.event('refused', { by: String(answer.by), decision: String(answer.decision), reason: problem });
  }
  return { decision: 'nobody', reason: `${mostRefusals} answers in a row had to be refused.` };
}

function outcomeOf({ options }: Asking, pending: PendingApproval, answer: Answer): ApprovalOutcome {
  const waitedMs = Math.max(0, options.clock.now() - pending.requestedAtMs);
  const payload = pending.payload ?? null;
  if (answer === 'timeout' || isNoAnswer(answer)) {
    return { ...settleSilence(pending, answer), by: null, payload, automatic: true, waitedMs };
  }
  const { decision, by, reason = '' } = answer;
  if (decision === 'escalate') {
    const why = `${by} escalated, and nobody is left to ask.${reason === '' ? '' : ` ${reason}`}`;
    return { decision: 'reject', by, reason: why, payload, automatic: true, waitedMs };
  }
  const replaced = decision === 'modify' ? (answer.payload ?? null) : payload;
  return { decision, by, reason, payload: replaced, automatic: false, waitedMs };
}

/** Only a time-out approves, and never what cannot be undone: where nobody was there to ask, the answer is no. */
function settleSilence(
  { gate, timeoutMs = 0, onTimeout, destructive }: PendingApproval,
  answer: 'timeout' | NoAnswer,
): Pick<ApprovalOutcome, 'decision' | 'reason'> {
  const reason = answer === 'timeout' ? `Nobody decided within ${formatDuration(timeoutMs)}.` : answer.reason;
  if (onTimeout !== 'approve') return { decision: 'reject', reason };
  if (destructive) {
    throw new AgentError(
      'permission',
      `${reason} Silence would approve at the gate "${gate}", but what cannot be undone needs a person’s word.`,
    );
  }
  return { decision: answer === 'timeout' ? 'approve' : 'reject', reason };
}

function passesOn(answer: Answer): answer is 'timeout' | (ApproverAnswer & { decision: 'escalate' }) {
  return answer === 'timeout' || answer.decision === 'escalate';
}

function isNoAnswer(answer: ApproverAnswer | NoAnswer): answer is NoAnswer {
  return answer.decision === 'nobody' || answer.decision === 'never';
}

function namesOf(asked: readonly string[] | null): string | null {
  return asked === null ? null : asked.join(', ');
}
