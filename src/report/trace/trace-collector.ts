import type { RunEvent, TrialFinished } from '../../model/event.ts';
import type { FoldedReport } from '../../model/report.ts';
import { trialKey } from '../../model/trial-key.ts';

/**
 * Keeps the trials of a run in which a graph ran, for views that show more than failures.
 *
 * All of their spans stay in memory, so only who asks for traces should collect them.
 */
export class TraceCollector {
  readonly #trials = new Map<string, TrialFinished>();

  take(event: RunEvent): void {
    if (event.type !== 'trial-finished') return;
    const key = trialKey(event);
    // A trial that was tried again takes the place of what it was before.
    this.#trials.delete(key);
    if (event.spans.some(({ name }) => name === 'node')) this.#trials.set(key, event);
  }

  /** Those that the report counts, in its order. */
  *of({ cells }: Pick<FoldedReport, 'cells'>): Generator<TrialFinished, undefined> {
    for (const cell of cells) {
      for (const iteration of cell.iterations) {
        const trial = this.#trials.get(trialKey({ case: cell.case, agent: cell.agent, iteration }));
        if (trial) yield trial;
      }
    }
  }
}
