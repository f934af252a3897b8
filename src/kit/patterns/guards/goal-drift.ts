import { termsOf } from '../../../text/terms-of.ts';
import type { Guard, GuardAction } from './guard.ts';

/** A text with fewer terms of its own says too little to tell what it is about. */
const leastTerms = 5;

/**
 * Finds a plan or an answer that has drifted from the goal: of the terms of the shorter of the two, too few occur in
 * the other. Nothing is found where one of them has fewer than five different terms.
 *
 * @param threshold - least share of terms in common, 0…1; 0.1 unless given
 * @see the overlap coefficient of Szymkiewicz and Simpson
 */
export function goalDrift({
  threshold = 0.1,
  action = 'warn',
}: {
  threshold?: number;
  action?: GuardAction;
} = {}): Guard {
  return ({ goal, moment }) => {
    if (moment.at !== 'plan' && moment.at !== 'answer') return null;
    const [wanted, said] = [new Set(termsOf(goal)), new Set(termsOf(moment.text))];
    const shorter = Math.min(wanted.size, said.size);
    if (shorter < leastTerms) return null;
    const shared = [...said].filter((term) => wanted.has(term)).length;
    if (shared / shorter >= threshold) return null;
    const reason = `The ${moment.at} shares ${shared} of ${shorter} terms with the goal.`;
    return { guard: 'goal-drift', action, reason };
  };
}
