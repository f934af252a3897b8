import type { Clock, TraceRecorder } from '../../model/agent.ts';
import type { ApprovalOutcome, Approver, PendingApproval } from '../../model/approval.ts';
import type { KeyValueStore } from '../../model/key-value-store.ts';

/** What gates are made of. Everything but the approver comes from the context of the agent. */
export interface ApprovalsOptions {
  /** Who decides; without one every gate rejects. */
  readonly approver: Approver | null;
  readonly clock: Clock;
  readonly trace: TraceRecorder;
  /** Ends the waiting at all gates. */
  readonly signal?: AbortSignal;
  /** Where open requests and decisions are kept, so that a restart neither asks again nor waits anew. */
  readonly store?: KeyValueStore;
  /** First part of all ids: what tells one run and trial from another. */
  readonly keyPrefix?: string;
  /** Told of each request, and again after a restart while it is open. Its failure is noted and decides nothing. */
  readonly onRequest?: (pending: PendingApproval) => unknown;
  /** Told of each outcome. Its failure is noted and decides nothing. */
  readonly onResolve?: (pending: PendingApproval, outcome: ApprovalOutcome) => unknown;
  /** How long a callback may take until it is noted as failed; 2 s without it. */
  readonly callbackTimeoutMs?: number;
}
