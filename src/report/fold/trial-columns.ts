import type { Status } from '../../model/event.ts';
import type { Cell } from '../../model/report.ts';
import { statusLetters } from '../../model/status-letters.ts';

/** What the numbers of the status column stand for; 0: no such trial has finished. */
const statusOfCode: readonly (Status | null)[] = [null, 'passed', 'failed', 'errored', 'invalid', 'skipped'];
const codes = { passed: 1, failed: 2, errored: 3, invalid: 4, skipped: 5 } as const satisfies Record<
  Status,
  number
>;

/** Bits of the marks column. */
const marks = { timedOut: 1, cold: 2, retried: 4 } as const;
type Mark = keyof typeof marks;

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

type Lists = {
  -readonly [Key in
    | 'iterations'
    | 'status'
    | 'score'
    | 'latencyMs'
    | 'waitMs'
    | 'costUsd'
    | 'tokens'
    | 'timedOut']: Cell[Key];
} & { cold?: number[]; retried?: number[] };

/**
 * The trials of a cell, a few numbers each, by iteration − 1; NaN is "not measured".
 *
 * Columns that most runs never fill are made with their first value.
 */
export class TrialColumns {
  readonly status: Uint8Array;
  readonly score: Float64Array;
  readonly latencyMs: Float64Array;
  #marks: Uint8Array | null = null;
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

  set(row: Row): void {
    const index = row.iteration - 1;
    const { length } = this.status;
    this.status[index] = codes[row.status];
    this.score[index] = row.score ?? Number.NaN;
    this.latencyMs[index] = row.latencyMs ?? Number.NaN;
    this.#waitMs = write(this.#waitMs, length, index, row.waitMs, 0);
    this.#costUsd = write(this.#costUsd, length, index, row.costUsd ?? Number.NaN, Number.NaN);
    this.#tokens = write(this.#tokens, length, index, row.tokens ?? Number.NaN, Number.NaN);
    const bits =
      (row.timedOut ? marks.timedOut : 0) | (row.cold ? marks.cold : 0) | (row.retried ? marks.retried : 0);
    if (bits !== 0) this.#marks ??= new Uint8Array(length);
    if (this.#marks) this.#marks[index] = bits;
  }

  statusAt(index: number): Status | null {
    return statusOfCode[this.status[index] ?? 0] ?? null;
  }

  /** How many trials ended with a status. */
  count(status: Status): number {
    let count = 0;
    for (let index = 0; index < this.status.length; index++) {
      if (this.status[index] === codes[status]) count++;
    }
    return count;
  }

  isMarked(index: number, mark: Mark): boolean {
    return ((this.#marks?.[index] ?? 0) & marks[mark]) !== 0;
  }

  /** How many trials have a mark. */
  countMarked(mark: Mark): number {
    return this.#marks ? this.#marks.reduce((sum, bits) => sum + ((bits & marks[mark]) !== 0 ? 1 : 0), 0) : 0;
  }

  /** The finished trials by iteration. */
  *rows(): Generator<Row> {
    for (let index = 0; index < this.status.length; index++) {
      const status = this.statusAt(index);
      if (!status) continue;
      yield {
        iteration: index + 1,
        status,
        score: orNull(this.score[index]),
        latencyMs: orNull(this.latencyMs[index]),
        waitMs: this.#waitMs?.[index] ?? 0,
        costUsd: orNull(this.#costUsd?.[index]),
        tokens: orNull(this.#tokens?.[index]),
        timedOut: this.isMarked(index, 'timedOut'),
        cold: this.isMarked(index, 'cold'),
        retried: this.isMarked(index, 'retried'),
      };
    }
  }

  /** The finished trials by iteration, in the columns of a report. */
  toLists(): Lists {
    const lists: Lists = {
      iterations: [],
      status: '',
      score: [],
      latencyMs: [],
      waitMs: [],
      costUsd: [],
      tokens: [],
      timedOut: [],
    };
    for (let index = 0; index < this.status.length; index++) {
      const status = this.statusAt(index);
      if (!status) continue;
      lists.iterations.push(index + 1);
      lists.status += statusLetters[status];
      lists.score.push(orNull(this.score[index]));
      lists.latencyMs.push(orNull(this.latencyMs[index]));
      lists.waitMs.push(this.#waitMs?.[index] ?? 0);
      lists.costUsd.push(orNull(this.#costUsd?.[index]));
      lists.tokens.push(orNull(this.#tokens?.[index]));
      if (this.isMarked(index, 'timedOut')) lists.timedOut.push(index + 1);
    }
    return { ...lists, ...this.#marked('cold'), ...this.#marked('retried') };
  }

  /** Absent where no trial has the mark. */
  #marked(mark: 'cold' | 'retried'): { cold?: number[]; retried?: number[] } {
    if (this.countMarked(mark) === 0) return {};
    return { [mark]: [...this.rows()].filter((row) => row[mark]).map(({ iteration }) => iteration) };
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

function orNull(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value;
}
