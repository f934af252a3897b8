import type { PageCell } from '../../../report/html/page-data.ts';

/**
 * Agents that hang together by cases that they share, as the leaderboard ranks them; only within such a field can they
 * be held against each other.
 *
 * @returns fields in the order of their first cells; an agent that nothing was measured of is in none
 */
export function fieldsOfAgents(cells: Iterable<PageCell>): ReadonlySet<string>[] {
  const ofCase = new Map<string, Set<string>>();
  for (const { case: key, agent, status } of cells) {
    if (!/[pfe]/.test(status)) continue;
    const agents = ofCase.get(key);
    if (agents) agents.add(agent);
    else ofCase.set(key, new Set([agent]));
  }
  let fields: Set<string>[] = [];
  for (const agents of ofCase.values()) {
    const joined = fields.filter((field) => [...agents].some((agent) => field.has(agent)));
    const [first] = joined;
    if (first && joined.length === 1) for (const agent of agents) first.add(agent);
    else
      fields = [
        ...fields.filter((field) => !joined.includes(field)),
        new Set([...joined.flatMap((field) => [...field]), ...agents]),
      ];
  }
  return fields;
}
