import type { TrialFinished } from '../model/event.ts';
import type { CellColumns } from './cell-columns.ts';
import { type GateVisit, readGates } from './read-gates.ts';

/** The requests at gates by trial: nothing for trials that reached none. */
export class GateColumns {
  readonly #visits = new Map<string, Map<number, readonly GateVisit[]>>();

  /** Takes a trial in; a later record of the same iteration replaces the earlier one. */
  add(trial: TrialFinished): void {
    const key = keyOf(trial.case, trial.agent);
    const endMs = trial.latencyMs === null ? null : trial.latencyMs + trial.waitMs;
    const isMeasured = trial.status !== 'invalid' && trial.status !== 'skipped';
    const visits = isMeasured ? readGates(trial.spans, endMs) : [];
    if (visits.length === 0) {
      this.#visits.get(key)?.delete(trial.iteration);
      return;
    }
    const cell = this.#visits.get(key);
    if (cell) cell.set(trial.iteration, visits);
    else this.#visits.set(key, new Map([[trial.iteration, visits]]));
  }

  /** The requests in the trials that these cells hold, with the agent that made them. */
  *of(cells: Iterable<CellColumns>): Generator<{ agent: string; visit: GateVisit }, undefined> {
    for (const cell of cells) {
      const byIteration = this.#visits.get(keyOf(cell.planned.case, cell.agent));
      for (const [iteration, visits] of byIteration ?? []) {
        if (cell.statusOf(iteration) === null) continue;
        for (const visit of visits) yield { agent: cell.agent, visit };
      }
    }
  }
}

function keyOf(caseKey: string, agent: string): string {
  return `${caseKey}@${agent}`;
}
