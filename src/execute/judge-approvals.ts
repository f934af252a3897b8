import type { UnusedApproval } from '../model/approval.ts';
import type { Judgement } from '../model/judge.ts';
import type { Attempt } from './attempt.ts';
import { hintOfName } from './hint-of-name.ts';
import { judgeUnused } from './judge-unused.ts';

/** Fails a trial whose case scripts decisions that decided nothing, so that a gate that was removed is seen. */
export function judgeApprovals(attempt: Attempt): Judgement[] {
  return judgeUnused(
    'approvals',
    attempt.context.unusedApprovals(),
    ({ gate }) => gate,
    (gate, unused) => reasonOf(gate, unused, attempt),
  );
}

function reasonOf(gate: string, unused: readonly UnusedApproval[], attempt: Attempt): string {
  if (unused.every(({ reached }) => reached)) {
    const which = unused.map(({ entry, decision }) => `${entry} (${decision})`).join(', ');
    return `unused approval: the gate "${gate}" was reached, but decision ${which} of its script was not used`;
  }
  const hint = hintOfName(gate, attempt.trial.agent.agent.parts?.gates, 'gate', attempt);
  return `unused approval: the gate "${gate}" was never reached${hint}`;
}
