import type { CasePlanned, RunEvent, RunFinished, RunStarted, TrialFinished } from '../model/event.ts';
import type { ScopedThreshold } from '../model/threshold.ts';
import { parseThreshold } from '../model/threshold.ts';
import { CellColumns } from './cell-columns.ts';
import { GateColumns } from './gate-columns.ts';
import { JudgeColumns } from './judge-columns.ts';

export interface RunWarning {
  readonly message: string;
  trials: number;
  readonly first: string;
}

/**
 * A run as its events tell it, folded one event at a time.
 *
 * A live run, a resumed one, and one read from its log tomorrow all go through here, so they agree.
 */
export class RunFold {
  readonly judges = new JudgeColumns();
  readonly gates = new GateColumns();
  readonly warnings = new Map<string, RunWarning>();
  started: RunStarted | null = null;
  finished: RunFinished | null = null;
  resumes = 0;
  thresholds: readonly ScopedThreshold[] = [];
  readonly #cases = new Map<string, CasePlanned>();
  readonly #cells = new Map<string, CellColumns>();

  apply(event: RunEvent): void {
    if (event.type === 'trial-finished') this.#add(event);
    else if (event.type === 'case-planned') this.#plan(event);
    else if (event.type === 'run-started') this.#start(event);
    else this.finished = event;
  }

  /** In the order of the plan. */
  get cases(): readonly CasePlanned[] {
    return [...this.#cases.values()];
  }

  /** In the order of the plan, whatever order trials ended in. */
  get cells(): readonly CellColumns[] {
    return this.cases.flatMap((planned) =>
      planned.agents.flatMap((agent) => this.#cells.get(cellKey(planned.case, agent)) ?? []),
    );
  }

  cell(caseKey: string, agent: string): CellColumns | undefined {
    return this.#cells.get(cellKey(caseKey, agent));
  }

  #start(event: RunStarted): void {
    if (this.started) {
      this.resumes++;
      this.#dropChangedAgents(this.started, event);
    }
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
    this.judges.keep(this.thresholds);
  }

  #dropChangedAgents(before: RunStarted, now: RunStarted): void {
    for (const agent of now.agents) {
      const earlier = before.agents.find((candidate) => candidate.name === agent.name);
      if (!earlier || earlier.digest === agent.digest) continue;
      for (const [key, cell] of this.#cells) if (cell.agent === agent.name) this.#cells.delete(key);
    }
  }

  #plan(planned: CasePlanned): void {
    this.#cases.set(planned.case, planned);
    for (const agent of planned.agents) {
      const key = cellKey(planned.case, agent);
      const before = this.#cells.get(key);
      if (
        before &&
        before.planned.digest === planned.digest &&
        before.planned.iterations >= planned.iterations
      )
        continue;
      const cell = new CellColumns(planned, agent);
      if (before && before.planned.digest === planned.digest) cell.copyFrom(before);
      this.#cells.set(key, cell);
    }
  }

  #add(trial: TrialFinished): void {
    this.#cells.get(cellKey(trial.case, trial.agent))?.add(trial);
    this.judges.add(trial);
    this.gates.add(trial);
    for (const message of trial.warnings ?? []) this.#warn(trial, message);
  }

  #warn(trial: TrialFinished, message: string): void {
    const key = `${trial.agent} ${message}`;
    const warning = this.warnings.get(key);
    if (warning) warning.trials++;
    else this.warnings.set(key, { message: `${trial.agent} ${message}`, trials: 1, first: trial.case });
  }
}

function cellKey(caseKey: string, agent: string): string {
  return `${caseKey}@${agent}`;
}
