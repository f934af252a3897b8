import type { Variables } from './template-values.ts';

/**
 * What an agent needs of the environment and does not find there; a variable that is empty counts as not set.
 *
 * @param needs - names of variables; `A | B` needs one of the two
 * @param dispensable - variables that count as set
 * @returns as in `needs A or B, and C`; null where nothing is lacking
 */
export function unmetNeeds(
  needs: readonly string[] | undefined,
  env: Variables,
  dispensable: readonly string[] = [],
): string | null {
  const unmet = (needs ?? []).map((need) => need.split('|').map((name) => name.trim()));
  const lacking = unmet.filter((names) => !names.some((name) => env[name] || dispensable.includes(name)));
  return lacking.length === 0 ? null : `needs ${lacking.map((names) => names.join(' or ')).join(', and ')}`;
}
