import type { CellColumns } from './cell-columns.ts';

/** Outcomes of one case, by which repeats are told from independent evidence. */
export interface CaseOutcomes {
  passed: number;
  errored: number;
  trials: number;
  scores: number;
}

/** The trials of some cells, gathered for measuring. */
export interface Sample {
  readonly byCase: ReadonlyMap<string, CaseOutcomes>;
  readonly counts: Readonly<Record<'passed' | 'failed' | 'errored' | 'invalid' | 'skipped', number>>;
  readonly retried: number;
  readonly cold: number;
  readonly latenciesMs: readonly number[];
  /** Latencies of trials that ran out of time: each is a lower bound. */
  readonly timedOutMs: readonly number[];
  /** Trials that passed or failed without a latency that can be vouched for. */
  readonly unmeasured: number;
  readonly waitsMs: readonly number[];
  readonly costsUsd: readonly (number | null)[];
  readonly tokens: readonly (number | null)[];
}

/** Gathers the trials of cells; invalid and skipped ones are counted and otherwise left out. */
export function gatherSample(cells: Iterable<CellColumns>): Sample {
  const byCase = new Map<string, CaseOutcomes>();
  const counts = { passed: 0, failed: 0, errored: 0, invalid: 0, skipped: 0 };
  const latenciesMs: number[] = [];
  const timedOutMs: number[] = [];
  const waitsMs: number[] = [];
  const costsUsd: (number | null)[] = [];
  const tokens: (number | null)[] = [];
  let retried = 0;
  let cold = 0;
  let unmeasured = 0;
  for (const cell of cells) {
    let outcomes = byCase.get(cell.planned.case);
    for (const row of cell.rows()) {
      counts[row.status]++;
      if (row.retried) retried++;
      if (row.cold) cold++;
      if (row.status === 'invalid' || row.status === 'skipped') continue;
      if (!outcomes) {
        outcomes = { passed: 0, errored: 0, trials: 0, scores: 0 };
        byCase.set(cell.planned.case, outcomes);
      }
      outcomes.trials++;
      if (row.status === 'passed') outcomes.passed++;
      if (row.status === 'errored') outcomes.errored++;
      outcomes.scores += row.score ?? 0;
      if (row.latencyMs !== null) (row.timedOut ? timedOutMs : latenciesMs).push(row.latencyMs);
      else if (row.status !== 'errored') unmeasured++;
      waitsMs.push(row.waitMs);
      costsUsd.push(row.costUsd);
      tokens.push(row.tokens);
    }
  }
  return { byCase, counts, retried, cold, latenciesMs, timedOutMs, unmeasured, waitsMs, costsUsd, tokens };
}
