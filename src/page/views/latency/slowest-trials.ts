import type { PageCell } from '../../../report/html/page-data.ts';

export interface SlowTrial {
  readonly case: string;
  readonly agent: string;
  readonly iteration: number;
  /** As in `Cell.status`. */
  readonly letter: string;
  readonly latencyMs: number;
  readonly waitMs: number;
  /** The true latency is this or more. */
  readonly timedOut: boolean;
  readonly cold: boolean;
}

/**
 * The trials that took longest, slowest first; those that ran out of time before all others, as percentiles have them.
 *
 * @param most - how many at most
 */
export function slowestTrials(
  cells: Iterable<PageCell>,
  agents: ReadonlySet<string>,
  most: number,
): SlowTrial[] {
  const slowest: SlowTrial[] = [];
  for (const cell of cells) {
    if (!agents.has(cell.agent)) continue;
    for (const trial of timedTrials(cell)) {
      const last = slowest[most - 1];
      if (last && !isSlower(trial, last)) continue;
      const place = slowest.findIndex((other) => isSlower(trial, other));
      slowest.splice(place < 0 ? slowest.length : place, 0, trial);
      slowest.length = Math.min(slowest.length, most);
    }
  }
  return slowest;
}

function* timedTrials({ case: key, agent, ...cell }: PageCell): Generator<SlowTrial, undefined> {
  const timedOut = new Set(cell.timedOut);
  const cold = new Set(cell.cold);
  for (const [index, iteration] of cell.iterations.entries()) {
    const letter = cell.status[index] ?? '';
    const latencyMs = cell.latencyMs[index] ?? null;
    if (latencyMs === null || !'pfe'.includes(letter)) continue;
    const waitMs = cell.waitMs[index] ?? 0;
    yield {
      case: key,
      agent,
      iteration,
      letter,
      latencyMs,
      waitMs,
      timedOut: timedOut.has(iteration),
      cold: cold.has(iteration),
    };
  }
}

function isSlower(one: SlowTrial, other: SlowTrial): boolean {
  return one.timedOut === other.timedOut ? one.latencyMs > other.latencyMs : one.timedOut;
}
