import type { Figures } from '../../../model/report.ts';
import { readLatencies } from '../../../report/bench/read-latencies.ts';
import type { PageData } from '../../../report/html/page-data.ts';

/** What is drawn of one agent. */
export interface LatencySample {
  readonly agent: string;
  /** Place on the leaderboard, from 0: keeps its colour whoever is chosen. */
  readonly place: number;
  readonly figures: Figures;
  /** Of trials that ended, rising, in milliseconds. */
  readonly endedMs: Float64Array;
  /** Number of trials that ran out of time. */
  readonly timedOut: number;
}

/** The latencies of all agents in the order of the leaderboard. */
export function latencySamples({ report, cells }: PageData): LatencySample[] {
  const byAgent = readLatencies(cells);
  return report.leaderboard.map(({ agent, figures }, place) => {
    const latencies = byAgent.get(agent);
    const endedMs = new Float64Array(latencies?.endedMs ?? []).sort();
    return { agent, place, figures, endedMs, timedOut: latencies?.timedOutMs.length ?? 0 };
  });
}

/** Trials whose latency is known, those that ran out of time included. */
export function trialsOf({ endedMs, timedOut }: LatencySample): number {
  return endedMs.length + timedOut;
}
