import type { Category } from './categories.ts';

export const priorities = ['low', 'normal', 'high', 'urgent'] as const;
export type Priority = (typeof priorities)[number];

const calm =
  /\b(not urgent|no rush|no hurry|whenever you (can|have time)|nicht eilig|no es urgente|pas urgent)\b/;
const pressing =
  /\b(urgent(ly)?|asap|immediately|right now|at once|deadline|dringend|sofort|urgente|urgence|tout de suite)\b/;
const angry =
  /\b(lawyer|legal action|chargeback|unacceptable|furious|ridiculous|third time|sue you|anwalt|abogado|avocat)\b/;
const outage =
  /\b(everyone|everybody|all users|all our|whole (team|company)|production|outage|data loss|nobody can)\b/;
const ongoing =
  /\b(hacked|stolen|someone is|somebody is|taken over|breach|leak(s|ed)?|gehackt|hackeado|pirate)\b/;
const money = /\b(twice|double|two times|duplicate|overcharged|doppelt|dos veces|deux fois)\b/;

/**
 * How soon a person should look at a message: what it is about gives the start, its words raise or lower it.
 *
 * @param plan - customers on `enterprise` were promised a quicker answer when they cannot work
 */
export function priorityOf(text: string, category: Category, plan: string | null): Priority {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  if (category === 'security') return ongoing.test(plain) || pressing.test(plain) ? 'urgent' : 'high';
  if (calm.test(plain)) return 'low';
  const stuck = category === 'bug' || category === 'account-access';
  let level = category === 'feature-request' || category === 'other' ? 0 : 1;
  if (stuck && outage.test(plain)) level += 2;
  if (category === 'billing' && money.test(plain)) level++;
  if (pressing.test(plain)) level++;
  if (angry.test(plain)) level++;
  if (stuck && plan === 'enterprise') level++;
  return priorities[Math.min(level, priorities.length - 1)] ?? 'urgent';
}
