import type { Status } from '../model/event.ts';

/** What the numbers of the status column stand for; 0: no such trial has finished. */
const statusOfCode: readonly (Status | null)[] = [null, 'passed', 'failed', 'errored', 'invalid', 'skipped'];
const codes = { passed: 1, failed: 2, errored: 3, invalid: 4, skipped: 5 } as const satisfies Record<
  Status,
  number
>;

/** Whether trials of a status count in figures: those that passed, failed or errored. */
export function countsInFigures(code: number): boolean {
  return code === codes.passed || code === codes.failed || code === codes.errored;
}

/** One trial's outcomes as the columns hold them; null is "not measured". */
export interface Row {
  readonly iteration: number;
  readonly status: Status;
  readonly score: number | null;
  readonly latencyMs: number | null;
  readonly waitMs: number;
  readonly costUsd: number | null;
  readonly tokens: number | null;
  readonly timedOut: boolean;
  readonly cold: boolean;
  readonly retried: boolean;
}

/** The trials of a cell, a few numbers each, by iteration − 1; NaN is "not measured". */
export class TrialColumns {
  readonly status: Uint8Array;
  readonly score: Float64Array;
  readonly latencyMs: Float64Array;
  /** Iterations whose trial ran out of time, was the first call of its agent, or was tried again. */
  readonly timedOut = new Set<number>();
  readonly cold = new Set<number>();
  readonly retried = new Set<number>();
  // Columns that most runs never fill are made with their first value.
  #waitMs: Float64Array | null = null;
  #costUsd: Float64Array | null = null;
  #tokens: Float64Array | null = null;

  constructor(iterations: number) {
    this.status = new Uint8Array(iterations);
    this.score = new Float64Array(iterations).fill(Number.NaN);
    this.latencyMs = new Float64Array(iterations).fill(Number.NaN);
  }

  /** null: no trial waited. */
  get waitMs(): Float64Array | null {
    return this.#waitMs;
  }

  /** null: of no trial known. */
  get costUsd(): Float64Array | null {
    return this.#costUsd;
  }

  /** null: of no trial known. */
  get tokens(): Float64Array | null {
    return this.#tokens;
  }

  statusAt(index: number): Status | null {
    return statusOfCode[this.status[index] ?? 0] ?? null;
  }

  set(row: Row): void {
    const index = row.iteration - 1;
    const { length } = this.status;
    this.status[index] = codes[row.status];
    this.score[index] = row.score ?? Number.NaN;
    this.latencyMs[index] = row.latencyMs ?? Number.NaN;
    this.#waitMs = write(this.#waitMs, length, index, row.waitMs, 0);
    this.#costUsd = write(this.#costUsd, length, index, row.costUsd ?? Number.NaN, Number.NaN);
    this.#tokens = write(this.#tokens, length, index, row.tokens ?? Number.NaN, Number.NaN);
    mark(this.timedOut, row.iteration, row.timedOut);
    mark(this.cold, row.iteration, row.cold);
    mark(this.retried, row.iteration, row.retried);
  }

  /** The finished trials by iteration. */
  *rows(): Generator<Row> {
    for (let index = 0; index < this.status.length; index++) {
      const status = this.statusAt(index);
      if (!status) continue;
      const iteration = index + 1;
      yield {
        iteration,
        status,
        score: orNull(this.score[index]),
        latencyMs: orNull(this.latencyMs[index]),
        waitMs: this.#waitMs?.[index] ?? 0,
        costUsd: orNull(this.#costUsd?.[index]),
        tokens: orNull(this.#tokens?.[index]),
        timedOut: this.timedOut.has(iteration),
        cold: this.cold.has(iteration),
        retried: this.retried.has(iteration),
      };
    }
  }
}

function write(
  column: Float64Array | null,
  length: number,
  index: number,
  value: number,
  blank: number,
): Float64Array | null {
  if (!column && Object.is(value, blank)) return null;
  const target = column ?? new Float64Array(length).fill(blank);
  target[index] = value;
  return target;
}

function mark(set: Set<number>, iteration: number, on: boolean): void {
  if (on) set.add(iteration);
  else if (set.size > 0) set.delete(iteration);
}

function orNull(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value;
}
