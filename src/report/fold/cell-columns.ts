import type { CasePlanned, Status, TrialFinished } from '../../model/event.ts';
import { isWarmUp } from '../../model/is-warm-up.ts';
import type { Cell } from '../../model/report.ts';
import type { Selectable } from '../../model/select-cells.ts';
import { boundedTrial } from './bounded-trial.ts';
import { JudgeColumn } from './judge-column.ts';
import { TrialColumns } from './trial-columns.ts';

/** Trials of a cell that are kept whole when they did not pass. */
const mostFailures = 3;

const noJudges: ReadonlyMap<string, JudgeColumn> = new Map();

/** All trials of one case by one agent, a few numbers each: a million trials cost what a million numbers cost. */
export class CellColumns implements Selectable {
  readonly planned: CasePlanned;
  readonly agent: string;
  readonly trials: TrialColumns;
  failures: TrialFinished[] = [];
  #warnings: Map<string, Set<number>> | null = null;
  #warmups: Map<number, Status> | null = null;
  readonly #judges: ReadonlyMap<string, JudgeColumn>;

  /** @param judges - judges whose single verdicts are kept, because a threshold asks for them */
  constructor(planned: CasePlanned, agent: string, judges: readonly string[] = []) {
    this.planned = planned;
    this.agent = agent;
    this.#judges =
      judges.length === 0
        ? noJudges
        : new Map(judges.map((judge) => [judge, new JudgeColumn(planned.iterations)]));
    this.trials = new TrialColumns(planned.iterations);
  }

  get case(): string {
    return this.planned.case;
  }

  get suite(): string {
    return this.planned.suite;
  }

  get tags(): readonly string[] {
    return this.planned.tags;
  }

  /** Takes a trial in; a later record of the same iteration replaces the earlier one. */
  add(trial: TrialFinished): void {
    if (trial.iteration > this.planned.iterations) return;
    if (isWarmUp(trial)) {
      this.#warmups ??= new Map();
      this.#warmups.set(trial.iteration, trial.status);
      return;
    }
    const timedOut = trial.error?.kind === 'timeout' && (trial.timedOut ?? true);
    // A fast failure must not look like a fast answer.
    const counts = trial.status !== 'errored' || timedOut;
    this.trials.set({
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

  /** Takes over trials of another plan of the same case, as far as they are planned here. */
  copyFrom(other: CellColumns): void {
    const most = this.planned.iterations;
    for (const row of other.trials.rows()) {
      if (row.iteration > most) continue;
      this.trials.set(row);
      for (const [judge, column] of this.#judges) column.copyFrom(other.#judges.get(judge), row.iteration);
    }
    this.failures = [...this.failures, ...other.failures.filter(({ iteration }) => iteration <= most)]
      .sort(byImportance)
      .slice(0, mostFailures);
    if (other.#warmups) this.#warmups = new Map([...(this.#warmups ?? []), ...other.#warmups]);
    for (const [message, iterations] of other.#warnings ?? []) {
      for (const iteration of iterations) if (iteration <= most) this.warn(message, iteration);
    }
  }

  /** Warnings, and the trials that gave each, in an order that does not depend on which came first. */
  get warnings(): NonNullable<Cell['warnings']> {
    return [...(this.#warnings ?? [])]
      .filter(([, iterations]) => iterations.size > 0)
      .map(([message, iterations]) => ({ message, iterations: [...iterations].sort((a, b) => a - b) }))
      .sort((a, b) => (a.message < b.message ? -1 : 1));
  }

  /** Warm-up trials that did not pass: no figure shows them. */
  get warmupsNotPassed(): number {
    return [...(this.#warmups?.values() ?? [])].filter((status) => status !== 'passed').length;
  }

  warn(message: string, iteration: number): void {
    this.#warnings ??= new Map();
    const iterations = this.#warnings.get(message);
    if (iterations) iterations.add(iteration);
    else this.#warnings.set(message, new Set([iteration]));
  }

  /** What one judge said, by trial; absent where nobody asked to keep it. */
  judged(judge: string): JudgeColumn | undefined {
    return this.#judges.get(judge);
  }

  /** Names of the judges whose single verdicts are kept. */
  get judges(): readonly string[] {
    return [...this.#judges.keys()];
  }

  statusOf(iteration: number): Status | null {
    if (isWarmUp({ iteration })) return this.#warmups?.get(iteration) ?? null;
    return this.trials.statusAt(iteration - 1);
  }

  toCell(): Cell {
    const { planned, agent, warnings } = this;
    const lists = this.trials.toLists();
    const judges = [...this.#judges].map(([judge, column]) => ({
      judge,
      ...column.toLists(lists.iterations),
    }));
    return {
      case: planned.case,
      suite: planned.suite,
      agent,
      digest: planned.digest,
      place: planned.place,
      tags: planned.tags,
      ...(planned.variant ? { variant: planned.variant } : {}),
      ...lists,
      ...(judges.length > 0 ? { judges } : {}),
      ...(warnings.length > 0 ? { warnings } : {}),
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

  #keepFailure(trial: TrialFinished): void {
    const isFailure = trial.status !== 'passed' && trial.status !== 'skipped';
    if (!isFailure && this.failures.length === 0) return;
    const others = this.failures.filter((other) => other.iteration !== trial.iteration);
    if (!isFailure && others.length === this.failures.length) return;
    const all = isFailure ? [...others, trial] : others;
    this.failures = all.sort(byImportance).slice(0, mostFailures);
    const index = this.failures.indexOf(trial);
    if (index >= 0) this.failures[index] = boundedTrial(trial);
  }

  #keepWarnings({ iteration, warnings }: TrialFinished): void {
    if (this.#warnings) for (const iterations of this.#warnings.values()) iterations.delete(iteration);
    if (warnings) for (const message of warnings) this.warn(message, iteration);
  }
}

/** Invalid trials may be tried again and pass, so they never take the place of one that stays. */
function byImportance(a: TrialFinished, b: TrialFinished): number {
  return Number(a.status === 'invalid') - Number(b.status === 'invalid') || a.iteration - b.iteration;
}
