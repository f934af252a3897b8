/** A run as the list of all runs has it. */
export interface HistoryRun {
  readonly run: string;
  /** ISO 8601; null where nothing says. */
  readonly at: string | null;
  /** `damaged`: its files cannot be used, `problem` says why; `unfinished`: it was killed. */
  readonly status: 'completed' | 'interrupted' | 'bailed' | 'going-on' | 'unfinished' | 'damaged';
  readonly problem?: string;
  /** null where it has none yet. */
  readonly exitCode: number | null;
  readonly commit?: string;
  readonly branch?: string;
  readonly dirty?: boolean;
  readonly shard?: { readonly index: number; readonly of: number };
  readonly agents: readonly HistoryAgent[];
}

/** What an agent came to in a run; null is "not measured". */
export interface HistoryAgent {
  readonly agent: string;
  readonly version?: string;
  readonly cases: number;
  readonly trials: number;
  /** 0…1. */
  readonly passRate: number | null;
  readonly latencyP95Ms: number | null;
  /** The true value is this or more: trials ran out of time. */
  readonly isLatencyAtLeast: boolean;
  /** Of a trial. */
  readonly costMeanUsd: number | null;
}
