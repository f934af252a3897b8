import type { ApprovalOutcome } from '../../model/approval.ts';
import type { Json } from '../../model/json.ts';
import { GraphStop } from './graph-stop.ts';

/**
 * Goes on only where a gate let it: for nodes that ask for an approval in the middle of their work.
 *
 * ```ts
 * const payload = passGate('refund', await context.approvals.request({ gate: 'refund', action: 'Pay back 20 €' }));
 * ```
 *
 * @returns the payload that holds from here on
 * @throws GraphStop after `reject` and `terminate`
 */
export function passGate(gate: string, outcome: ApprovalOutcome): Json {
  const { decision, by, reason, payload } = outcome;
  if (decision === 'approve' || decision === 'modify') return payload;
  const stop = decision === 'reject' ? 'rejected' : 'terminated';
  const who = by === null ? '' : ` by ${by}`;
  throw new GraphStop(`"${gate}" was ${stop}${who}${reason === '' ? '.' : `: ${reason}`}`, {
    outcome: stop,
    by,
    reason,
  });
}
