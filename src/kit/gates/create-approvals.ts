import type { Approvals } from '../../model/agent.ts';
import type { ApprovalRequest } from '../../model/approval.ts';
import type { Json } from '../../model/json.ts';
import { attribute } from '../../model/span.ts';
import type { ApprovalsOptions } from './approvals-options.ts';
import { settleRequest } from './settle-request.ts';

/**
 * Gates at which an agent waits for a decision; each request is recorded as a span `gate`.
 *
 * @returns `request`, which throws an AgentError of kind `output` for a request that is none, of kind `permission`
 * when silence should approve a destructive action, and the signal's reason when the waiting is ended
 */
export function createApprovals(options: ApprovalsOptions): Approvals {
  const calls = new Map<string, number>();
  return {
    request(request, signal) {
      const place = JSON.stringify([request.node ?? null, request.gate]);
      const call = (calls.get(place) ?? 0) + 1;
      calls.set(place, call);
      return options.trace.span('gate', String(request.gate), attributesOf(request), (span) =>
        settleRequest(request, call, span, { ...options, ...both(options.signal, signal) }),
      );
    },
  };
}

function both(all: AbortSignal | undefined, own: AbortSignal | undefined): { signal?: AbortSignal } {
  if (!own) return {};
  return { signal: all ? AbortSignal.any([all, own]) : own };
}

function attributesOf(request: ApprovalRequest): Record<string, Json> {
  return {
    [attribute.gateAction]: request.action,
    ...(request.payload === undefined ? {} : { [attribute.gatePayload]: request.payload }),
    ...(request.destructive === undefined ? {} : { [attribute.gateDestructive]: request.destructive }),
  };
}
