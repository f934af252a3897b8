import { type ApproverAnswer, decisions, type PendingApproval } from '../../model/approval.ts';
import { problemOfJson } from '../../model/json.ts';

/** Why an answer does not count at a gate, or null where it does. */
export function problemOfAnswer(answer: ApproverAnswer, { asked }: PendingApproval): string | null {
  const { decision, by, payload } = answer;
  if (!decisions.includes(decision)) return `"${String(decision)}" is no decision.`;
  if (typeof by !== 'string' || by === '') return 'It does not say who decided.';
  if (asked !== null && !asked.includes(by)) return `${by} may not decide; ${asked.join(', ')} was asked.`;
  if (decision !== 'modify') return null;
  if (payload === undefined) return 'To modify takes the payload that shall hold instead.';
  const notJson = problemOfJson(payload);
  return notJson === null ? null : `The payload is not JSON: ${notJson}.`;
}
