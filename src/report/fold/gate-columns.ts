import type { TrialFinished } from '../../model/event.ts';
import type { Cell, GateVisit } from '../../model/report.ts';
import type { CellColumns } from './cell-columns.ts';
import { readGates } from './read-gates.ts';

/** The requests at gates by trial: nothing for trials that reached none. */
export class GateColumns {
  readonly #visits = new Map<string, Map<number, readonly GateVisit[]>>();

  /** Takes a trial in; a later record of the same iteration replaces the earlier one. */
  add(trial: TrialFinished): void {
    const endMs = trial.latencyMs === null ? null : trial.latencyMs + trial.waitMs;
    const isMeasured = trial.status !== 'invalid' && trial.status !== 'skipped';
    const visits = isMeasured ? readGates(trial.spans, endMs) : [];
    this.set(trial, visits);
  }

  /** What one trial asked at gates, in place of what was known of it. */
  set(trial: Pick<TrialFinished, 'case' | 'agent' | 'iteration'>, visits: readonly GateVisit[]): void {
    const key = keyOf(trial.case, trial.agent);
    const cell = this.#visits.get(key);
    if (visits.length === 0) cell?.delete(trial.iteration);
    else if (cell) cell.set(trial.iteration, visits);
    else this.#visits.set(key, new Map([[trial.iteration, visits]]));
  }

  /** The requests in the trials that these cells hold, with the agent that made them. */
  *of(cells: Iterable<CellColumns>): Generator<{ agent: string; visit: GateVisit }, undefined> {
    for (const cell of cells)
      for (const { visits } of this.byIteration(cell))
        for (const visit of visits) yield { agent: cell.agent, visit };
  }

  /** The requests in the trials that a cell holds, in the order of the trials. */
  byIteration(cell: CellColumns): NonNullable<Cell['gates']> {
    return [...(this.#visits.get(keyOf(cell.planned.case, cell.agent)) ?? [])]
      .filter(([iteration]) => cell.statusOf(iteration) !== null)
      .map(([iteration, visits]) => ({ iteration, visits: [...visits] }))
      .sort((a, b) => a.iteration - b.iteration);
  }
}

function keyOf(caseKey: string, agent: string): string {
  return `${caseKey}@${agent}`;
}
