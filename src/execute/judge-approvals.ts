import type { UnusedApproval } from '../model/approval.ts';
import { didYouMean } from '../model/did-you-mean.ts';
import type { Judgement } from '../model/judge.ts';
import type { Attempt } from './attempt.ts';

/**
 * Fails a trial whose case scripts decisions that decided nothing, so that a gate that was removed is seen.
 *
 * @returns nothing where every decision was used: keeping the script is no merit that a score should count
 */
export function judgeApprovals(attempt: Attempt): Judgement[] {
  const unused = attempt.context.unusedApprovals();
  if (unused.length === 0) return [];
  const gates = [...new Set(unused.map(({ gate }) => gate))];
  const reasons = gates.map((gate) =>
    reasonOf(
      gate,
      unused.filter((one) => one.gate === gate),
      attempt,
    ),
  );
  return [{ judge: 'approvals', status: 'failed', score: 0, reason: reasons.join('\n') }];
}

function reasonOf(gate: string, unused: readonly UnusedApproval[], attempt: Attempt): string {
  if (unused.every(({ reached }) => reached)) {
    const which = unused.map(({ entry, decision }) => `${entry} (${decision})`).join(', ');
    return `unused approval: the gate "${gate}" was reached, but decision ${which} of its script was not used`;
  }
  const close = didYouMean(gate, knownGates(attempt));
  const hint = close === null || close === gate ? '' : `; did you mean "${close}"?`;
  return `unused approval: the gate "${gate}" was never reached${hint}`;
}

function knownGates({ context, trial }: Attempt): Set<string> {
  const asked = context.spans.filter(({ name }) => name === 'gate').map(({ label }) => label);
  return new Set([...(trial.agent.agent.parts?.gates ?? []), ...asked]);
}
