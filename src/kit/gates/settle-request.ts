import type { OpenSpan } from '../../model/agent.ts';
import type { ApprovalOutcome, ApprovalRequest } from '../../model/approval.ts';
import { attribute } from '../../model/span.ts';
import type { ApprovalsOptions } from './approvals-options.ts';
import { askInTurn } from './ask-in-turn.ts';
import { GateRecord } from './gate-record.ts';
import { identifyRequest } from './identify-request.ts';
import { startCallback } from './start-callback.ts';

/** Takes one request from the moment it is made to its outcome, and writes both on its span. */
export async function settleRequest(
  request: ApprovalRequest,
  call: number,
  span: OpenSpan,
  options: ApprovalsOptions,
): Promise<ApprovalOutcome> {
  const asked = identifyRequest(request, call, options.keyPrefix ?? '', options.clock.now());
  span.set({ [attribute.gateId]: asked.id });
  options.signal?.throwIfAborted();
  const record = new GateRecord(asked.id, options);
  const kept = await record.read();
  if (kept?.outcome) {
    span.event('remembered');
    return noted(kept.outcome, span);
  }
  const pending = { ...asked, requestedAtMs: kept?.requestedAtMs ?? asked.requestedAtMs };
  const { onRequest, onResolve } = options;
  const announced = startCallback('onRequest', onRequest && (() => onRequest(pending)), span, options);
  const outcome = await askInTurn({ pending, kept, record, span, options });
  await record.write({ requestedAtMs: pending.requestedAtMs, outcome });
  noted(outcome, span);
  const told = startCallback('onResolve', onResolve && (() => onResolve(pending, outcome)), span, options);
  if (announced || told) await Promise.all([announced, told]);
  return outcome;
}

function noted(outcome: ApprovalOutcome, span: OpenSpan): ApprovalOutcome {
  span.set({
    [attribute.gateDecision]: outcome.decision,
    [attribute.gateBy]: outcome.by,
    [attribute.gateReason]: outcome.reason,
    [attribute.gateAutomatic]: outcome.automatic,
    ...(outcome.decision === 'modify' ? { [attribute.gateModified]: outcome.payload } : {}),
  });
  return outcome;
}
