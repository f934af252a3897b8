import type { AxisKind } from './bin-edges.ts';

/** What the reader chose, as the address keeps it. */
export interface LatencySettings {
  /** null: as the times ask for. */
  readonly axis: AxisKind | null;
  readonly agents: ReadonlySet<string>;
}

/** Agents whose curves are drawn before anyone chose: more cannot be told apart. */
const mostAgents = 6;

/**
 * `?axis=log&agent=a&agent=b`; names that nobody bears are passed over.
 *
 * @param measured - agents with a latency, best first
 */
export function readSettings(query: URLSearchParams, measured: readonly string[]): LatencySettings {
  const axis = query.get('axis');
  const asked = new Set(query.getAll('agent'));
  const chosen = measured.filter((agent) => asked.has(agent));
  return {
    axis: axis === 'log' || axis === 'linear' ? axis : null,
    agents: new Set(chosen.length > 0 ? chosen : measured.slice(0, mostAgents)),
  };
}

/** The part of the address for an axis, all other settings kept. */
export function withAxis(query: URLSearchParams, axis: AxisKind): URLSearchParams {
  const next = new URLSearchParams(query);
  next.set('axis', axis);
  return next;
}

/** The part of the address for these agents, all other settings kept. */
export function withAgents(query: URLSearchParams, agents: Iterable<string>): URLSearchParams {
  const next = new URLSearchParams(query);
  next.delete('agent');
  for (const agent of agents) next.append('agent', agent);
  return next;
}
