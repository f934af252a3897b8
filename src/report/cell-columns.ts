import type { CasePlanned, Status, TrialFinished } from '../model/event.ts';
import type { Cell } from '../model/report.ts';
import { statusLetters } from '../model/report.ts';
import { boundedTrial } from './bounded-trial.ts';
import { JudgeColumn } from './judge-column.ts';

const letters: readonly string[] = ['', ...Object.values(statusLetters)];
const codes: Readonly<Record<Status, number>> = { passed: 1, failed: 2, errored: 3, invalid: 4, skipped: 5 };
const names: readonly (Status | null)[] = [null, 'passed', 'failed', 'errored', 'invalid', 'skipped'];

/** Trials of a cell that are kept whole when they did not pass. */
const mostFailures = 3;

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

/** All trials of one case by one agent, a few numbers each: a million trials cost what a million numbers cost. */
export class CellColumns {
  readonly planned: CasePlanned;
  readonly agent: string;
  failures: TrialFinished[] = [];
  readonly #status: Uint8Array;
  readonly #score: Float64Array;
  readonly #latencyMs: Float64Array;
  // Columns that most runs never fill are made with their first value.
  #waitMs: Float64Array | null = null;
  #costUsd: Float64Array | null = null;
  #tokens: Float64Array | null = null;
  readonly #timedOut = new Set<number>();
  readonly #cold = new Set<number>();
  readonly #retried = new Set<number>();
  readonly #warnings = new Map<string, Set<number>>();
  readonly #judges = new Map<string, JudgeColumn>();

  /** @param judges - judges whose single verdicts are kept, because a threshold asks for them */
  constructor(planned: CasePlanned, agent: string, judges: readonly string[] = []) {
    this.planned = planned;
    this.agent = agent;
    for (const judge of judges) this.#judges.set(judge, new JudgeColumn(planned.iterations));
    this.#status = new Uint8Array(planned.iterations);
    this.#score = new Float64Array(planned.iterations).fill(Number.NaN);
    this.#latencyMs = new Float64Array(planned.iterations).fill(Number.NaN);
  }

  /** Takes a trial in; a later record of the same iteration replaces the earlier one. */
  add(trial: TrialFinished): void {
    if (trial.iteration > this.#status.length) return;
    const timedOut = trial.error?.kind === 'timeout';
    // A fast failure must not look like a fast answer.
    const counts = trial.status !== 'errored' || timedOut;
    this.#set({
      iteration: trial.iteration,
      status: trial.status,
      score: trial.score,
      latencyMs: counts ? trial.latencyMs : null,
      waitMs: trial.waitMs,
      costUsd: trial.usage?.costUsd ?? null,
      tokens: trial.usage && trial.usage.inputTokens + trial.usage.outputTokens,
      timedOut: timedOut && trial.latencyMs !== null,
      cold: trial.cold,
      retried: trial.attempts !== undefined,
    });
    for (const [judge, column] of this.#judges) column.add(trial, judge);
    this.#keepFailure(trial);
    this.#keepWarnings(trial);
  }

  /** Takes over the trials of an earlier plan of the same case, as far as they are still planned. */
  copyFrom(other: CellColumns): void {
    const most = this.#status.length;
    for (const row of other.rows()) {
      if (row.iteration > most) continue;
      this.#set(row);
      for (const [judge, column] of this.#judges) column.copyFrom(other.#judges.get(judge), row.iteration);
    }
    this.failures = other.failures.filter(({ iteration }) => iteration <= most);
    for (const [message, iterations] of other.#warnings) {
      const kept = [...iterations].filter((iteration) => iteration <= most);
      if (kept.length > 0) this.#warnings.set(message, new Set(kept));
    }
  }

  /** Warnings of trials, and how many trials gave each, in an order that does not depend on which came first. */
  get warnings(): readonly (readonly [message: string, trials: number])[] {
    const told = [...this.#warnings].filter(([, { size }]) => size > 0);
    return told.map(([message, { size }]) => [message, size] as const).sort(([a], [b]) => (a < b ? -1 : 1));
  }

  /** What one judge said, by trial; absent where nobody asked to keep it. */
  judged(judge: string): JudgeColumn | undefined {
    return this.#judges.get(judge);
  }

  has(iteration: number): boolean {
    return this.statusOf(iteration) !== null;
  }

  statusOf(iteration: number): Status | null {
    return names[this.#status[iteration - 1] ?? 0] ?? null;
  }

  /** The finished trials by iteration. */
  *rows(): Generator<Row> {
    for (let index = 0; index < this.#status.length; index++) {
      const status = names[this.#status[index] ?? 0];
      if (!status) continue;
      const iteration = index + 1;
      yield {
        iteration,
        status,
        score: orNull(this.#score[index]),
        latencyMs: orNull(this.#latencyMs[index]),
        waitMs: this.#waitMs?.[index] ?? 0,
        costUsd: orNull(this.#costUsd?.[index]),
        tokens: orNull(this.#tokens?.[index]),
        timedOut: this.#timedOut.has(iteration),
        cold: this.#cold.has(iteration),
        retried: this.#retried.has(iteration),
      };
    }
  }

  toCell(): Cell {
    const { planned, agent } = this;
    const rows = [...this.rows()];
    return {
      case: planned.case,
      suite: planned.suite,
      agent,
      digest: planned.digest,
      place: planned.place,
      tags: planned.tags,
      iterations: rows.map((row) => row.iteration),
      status: rows.map((row) => letters[codes[row.status]]).join(''),
      score: rows.map((row) => row.score),
      latencyMs: rows.map((row) => row.latencyMs),
      waitMs: rows.map((row) => row.waitMs),
      costUsd: rows.map((row) => row.costUsd),
      tokens: rows.map((row) => row.tokens),
      timedOut: rows.filter((row) => row.timedOut).map((row) => row.iteration),
      failures: [...this.failures]
        .sort((a, b) => a.iteration - b.iteration)
        .map(({ at: _, ...trial }) =>
          boundedTrial({
            ...trial,
            input: planned.input,
            ...(planned.expected === undefined ? {} : { expected: planned.expected }),
          }),
        ),
    };
  }

  #set(row: Row): void {
    const index = row.iteration - 1;
    const { length } = this.#status;
    this.#status[index] = codes[row.status];
    this.#score[index] = row.score ?? Number.NaN;
    this.#latencyMs[index] = row.latencyMs ?? Number.NaN;
    this.#waitMs = write(this.#waitMs, length, index, row.waitMs, 0);
    this.#costUsd = write(this.#costUsd, length, index, row.costUsd ?? Number.NaN, Number.NaN);
    this.#tokens = write(this.#tokens, length, index, row.tokens ?? Number.NaN, Number.NaN);
    mark(this.#timedOut, row.iteration, row.timedOut);
    mark(this.#cold, row.iteration, row.cold);
    mark(this.#retried, row.iteration, row.retried);
  }

  #keepFailure(trial: TrialFinished): void {
    const isFailure = trial.status !== 'passed' && trial.status !== 'skipped';
    const others = this.failures.filter((other) => other.iteration !== trial.iteration);
    if (!isFailure && others.length === this.failures.length) return;
    const all = isFailure ? [...others, trial] : others;
    this.failures = all.sort(byImportance).slice(0, mostFailures);
    const index = this.failures.indexOf(trial);
    if (index >= 0) this.failures[index] = boundedTrial(trial);
  }

  #keepWarnings({ iteration, warnings }: TrialFinished): void {
    for (const iterations of this.#warnings.values()) iterations.delete(iteration);
    for (const message of warnings ?? []) {
      const iterations = this.#warnings.get(message);
      if (iterations) iterations.add(iteration);
      else this.#warnings.set(message, new Set([iteration]));
    }
  }
}

/** Invalid trials may be tried again and pass, so they never take the place of one that stays. */
function byImportance(a: TrialFinished, b: TrialFinished): number {
  return Number(a.status === 'invalid') - Number(b.status === 'invalid') || a.iteration - b.iteration;
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
  else set.delete(iteration);
}

function orNull(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value;
}
