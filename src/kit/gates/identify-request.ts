import { hash } from 'node:crypto';
import type { ApprovalRequest, PendingApproval } from '../../model/approval.ts';
import { AgentError } from '../../model/failure.ts';
import { canonicalJson, problemOfJson } from '../../model/json.ts';

/**
 * A checked request with its id: hex digits of run, node, gate, call and payload.
 *
 * The id is the same after a restart, and another one as soon as the payload differs: nobody's word on one payload
 * ever counts for another.
 *
 * @param call - number of the request at this gate, from 1
 * @throws AgentError of kind `output` where the request is none
 */
export function identifyRequest(
  request: ApprovalRequest,
  call: number,
  keyPrefix: string,
  nowMs: number,
): PendingApproval {
  const problem = problemOf(request);
  if (problem !== null) throw new AgentError('output', problem);
  const { node = null, gate, payload = null } = request;
  const name = JSON.stringify([keyPrefix, node, gate, call, hash('sha256', canonicalJson(payload))]);
  return {
    ...request,
    id: hash('sha256', name).slice(0, 24),
    call,
    asked: null,
    requestedAtMs: nowMs,
    deadlineMs: null,
  };
}

function problemOf({
  gate,
  action,
  payload,
  timeoutMs,
  onTimeout,
  ...request
}: ApprovalRequest): string | null {
  if (typeof gate !== 'string' || gate === '') return 'A request for approval needs the name of its gate.';
  const at = `The request at the gate "${gate}"`;
  if (typeof action !== 'string' || action === '') return `${at} does not say what is going to be done.`;
  const notJson = payload === undefined ? null : problemOfJson(payload);
  if (notJson !== null) return `${at} has a payload that is not JSON: ${notJson}.`;
  if (timeoutMs !== undefined && !(timeoutMs >= 0)) return `${at} has a timeout of ${String(timeoutMs)} ms.`;
  if (onTimeout !== undefined && onTimeout !== 'reject' && onTimeout !== 'approve') {
    return `${at} asks for "${String(onTimeout)}" on a timeout; only "reject" and "approve" are known.`;
  }
  const names = [request.authority ?? [], request.escalateTo ?? []].flat();
  if (names.some((name) => typeof name !== 'string' || name === ''))
    return `${at} asks somebody without a name.`;
  if (Array.isArray(request.authority) && request.authority.length === 0)
    return `${at} may be decided by nobody.`;
  return null;
}
