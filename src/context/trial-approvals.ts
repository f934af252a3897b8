import { createApprovals } from '../kit/gates/create-approvals.ts';
import {
  type ApprovalScripts,
  createScriptedApprover,
  type ScriptedApprover,
} from '../kit/gates/scripted-approver.ts';
import type { AgentContext, Approvals } from '../model/agent.ts';
import type { Approver, UnusedApproval } from '../model/approval.ts';

/** Who decides at the gates of a trial. */
export interface TrialApprovers {
  /** Decisions of the case, by gate; a gate that they name is decided by them alone. */
  readonly scripts?: ApprovalScripts | undefined;
  /** Decides at all other gates; without it they reject. */
  readonly approver?: Approver | undefined;
  /** Tells the run and the trial from all others. */
  readonly keyPrefix: string;
}

/** The gates of one trial: its script first, then whoever the run asks. */
export class TrialApprovals implements Approvals {
  readonly #script: ScriptedApprover;
  readonly #approvals: Approvals;
  readonly #end = new AbortController();

  /** @param startMs - when the trial began, on its clock */
  constructor(
    context: Pick<AgentContext, 'clock' | 'trace' | 'signal'>,
    { scripts = {}, approver, keyPrefix }: TrialApprovers,
    startMs: number,
  ) {
    const { clock, trace, signal } = context;
    const script = createScriptedApprover(scripts, startMs);
    const shared = { clock, trace, signal: AbortSignal.any([signal, this.#end.signal]), keyPrefix };
    const scripted = createApprovals({ ...shared, approver: script });
    const asked = createApprovals({ ...shared, approver: approver ?? null });
    this.#script = script;
    this.#approvals = {
      request: (request, signal) => (script.knows(request.gate) ? scripted : asked).request(request, signal),
    };
  }

  request: Approvals['request'] = (request, signal) => {
    const outcome = this.#approvals.request(request, signal);
    // An agent that ended without waiting for its gate has no use for the news that nobody is asked any more.
    outcome.catch(() => {});
    return outcome;
  };

  /** Nobody is asked any more once the trial has ended. */
  close(): void {
    this.#end.abort(new Error('The trial has ended.'));
  }

  unused(): readonly UnusedApproval[] {
    return this.#script.unused();
  }
}
