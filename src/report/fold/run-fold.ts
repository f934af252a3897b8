import type { CasePlanned, RunEvent, RunFinished, RunStarted, TrialFinished } from '../../model/event.ts';
import { isWarmUp } from '../../model/is-warm-up.ts';
import { parseThreshold } from '../../model/parse-threshold.ts';
import type { Judging, Report } from '../../model/report.ts';
import type { ScopedThreshold } from '../../model/threshold.ts';
import { addJudging } from './add-judging.ts';
import { CellColumns } from './cell-columns.ts';
import { GateColumns } from './gate-columns.ts';
import type { MeasuredRun } from './measured-run.ts';

/**
 * A run as its events tell it, folded one event at a time.
 *
 * A live run, a resumed one, and one read from its log tomorrow all go through here, so they agree.
 */
export class RunFold implements MeasuredRun {
  readonly gates = new GateColumns();
  started: RunStarted | null = null;
  finished: RunFinished | null = null;
  resumes = 0;
  /** What went wrong beside the trials, in every part of the run. */
  readonly warnings: NonNullable<RunFinished['warnings']> = [];
  thresholds: readonly ScopedThreshold[] = [];
  /** Not from the log: whoever folds it knows where a copy lies. */
  baseline?: MeasuredRun;
  readonly #cases = new Map<string, CasePlanned>();
  readonly #cells = new Map<string, CellColumns>();
  #inOrder: readonly CellColumns[] | null = null;
  #judging: Judging = [];
  readonly #digests = new Map<string, string>();
  #judges: readonly string[] = [];

  apply(event: RunEvent): void {
    if (event.type === 'trial-finished') this.#add(event);
    else if (event.type === 'case-planned') this.#plan(event);
    else if (event.type === 'run-started') this.#start(event);
    else this.#finish(event);
  }

  /** In the order of the plan. */
  get cases(): readonly CasePlanned[] {
    return [...this.#cases.values()];
  }

  /** In the order of the plan, whatever order trials ended in. */
  get cells(): readonly CellColumns[] {
    this.#inOrder ??= this.cases.flatMap((planned) =>
      planned.agents.flatMap((agent) => this.cell(planned.case, agent) ?? []),
    );
    return this.#inOrder;
  }

  /**
   * What reports tell of the run as a whole.
   *
   * @throws Error when no run-started event was folded
   */
  get run(): Report['run'] {
    const { started, finished } = this;
    if (!started) throw new Error('No run-started event was folded.');
    const { type: _, schemaVersion: __, resumed: ___, selection: ____, thresholds: _____, ...run } = started;
    return {
      ...run,
      environment: {
        ...run.environment,
        ...(finished?.dirty === undefined ? {} : { dirty: finished.dirty }),
      },
      finishedAt: finished?.at ?? null,
      durationMs: finished?.durationMs ?? null,
      status: finished?.status ?? 'unfinished',
      ...(finished?.reason === undefined ? {} : { statusReason: finished.reason }),
      resumes: this.resumes,
      suites: [...new Map(this.cases.map(({ suite, place }) => [suite, place.file]))].map(([name, file]) => ({
        name,
        file,
      })),
      ...(this.#judging.length > 0 ? { judging: [...this.#judging] } : {}),
    };
  }

  cell(caseKey: string, agent: string): CellColumns | undefined {
    return this.#cells.get(cellKey(caseKey, agent));
  }

  #add(trial: TrialFinished): void {
    this.cell(trial.case, trial.agent)?.add(trial);
    if (!isWarmUp(trial)) this.gates.add(trial);
    for (const { usage } of trial.judgements)
      if (usage) this.#judging = addJudging(this.#judging, [{ ...usage, judgements: 1 }]);
  }

  #finish(event: RunFinished): void {
    this.finished = event;
    this.warnings.push(...(event.warnings ?? []));
  }

  #start(event: RunStarted): void {
    if (this.started) this.resumes++;
    this.#dropChangedAgents(event);
    this.#inOrder = null;
    // What was measured before a resume stays; what is planned is told anew.
    this.#cases.clear();
    this.started = event;
    this.finished = null;
    this.thresholds = event.thresholds.flatMap(({ text, from, suite }) => {
      const parsed = parseThreshold(text);
      return 'threshold' in parsed
        ? [{ threshold: parsed.threshold, from, ...(suite ? { suite } : {}) }]
        : [];
    });
    this.#judges = judgesIn(this.thresholds);
  }

  #dropChangedAgents({ agents }: RunStarted): void {
    for (const { name, digest } of agents) {
      const earlier = this.#digests.get(name);
      this.#digests.set(name, digest);
      if (earlier === undefined || earlier === digest) continue;
      for (const [key, cell] of this.#cells) if (cell.agent === name) this.#cells.delete(key);
    }
  }

  #plan(planned: CasePlanned): void {
    this.#cases.set(planned.case, planned);
    this.#inOrder = null;
    for (const agent of planned.agents) {
      const key = cellKey(planned.case, agent);
      const before = this.#cells.get(key);
      const cell = new CellColumns(planned, agent, this.#judges);
      if (before && before.planned.digest === planned.digest) cell.copyFrom(before);
      this.#cells.set(key, cell);
    }
  }
}

function judgesIn(thresholds: readonly ScopedThreshold[]): string[] {
  const selectors = thresholds.flatMap(({ threshold }) => threshold.selectors);
  return [...new Set(selectors.filter(({ by }) => by === 'judge').map(({ name }) => name))];
}

function cellKey(caseKey: string, agent: string): string {
  return `${caseKey}@${agent}`;
}
