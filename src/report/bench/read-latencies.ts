import type { Cell } from '../../model/report.ts';

/** The latencies of one agent's trials, in milliseconds and in no order that matters. */
export interface AgentLatencies {
  readonly endedMs: readonly number[];
  /** Of trials that ran out of time: they would have taken at least as long. */
  readonly timedOutMs: readonly number[];
}

type TimedCell = Pick<Cell, 'agent' | 'iterations' | 'status' | 'latencyMs' | 'timedOut'>;

/** The latencies behind a report's percentiles, by agent. */
export function readLatencies(cells: Iterable<TimedCell>): ReadonlyMap<string, AgentLatencies> {
  const byAgent = new Map<string, { endedMs: number[]; timedOutMs: number[] }>();
  for (const { agent, iterations, status, latencyMs, timedOut } of cells) {
    const latencies = byAgent.get(agent) ?? { endedMs: [], timedOutMs: [] };
    byAgent.set(agent, latencies);
    const hung = new Set(timedOut);
    for (const [index, iteration] of iterations.entries()) {
      const ms = latencyMs[index] ?? null;
      if (ms === null || !'pfe'.includes(status[index] ?? ' ')) continue;
      (hung.has(iteration) ? latencies.timedOutMs : latencies.endedMs).push(ms);
    }
  }
  return byAgent;
}
