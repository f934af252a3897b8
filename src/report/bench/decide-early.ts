import type { EarlyStopResult } from '../../model/report.ts';
import type { StopEarly } from '../../model/stop-early.ts';
import { sprt } from '../../stats/sprt.ts';
import type { CellColumns } from '../fold/cell-columns.ts';

/**
 * What a sequential test of the pass rate comes to over the trials of one agent, taken in the order of the plan: every
 * case's first iteration before any case's second.
 *
 * This is the order in which a run that stops early calls them, so it ends where the run did.
 */
export function decideEarly(cells: readonly CellColumns[], settings: StopEarly): EarlyStopResult {
  const tried = cells.filter((cell) => cell.statusOf(1) !== 'skipped');
  const planned = tried.reduce((sum, cell) => sum + cell.planned.iterations, 0);
  const test = sprt(settings);
  let trials = 0;
  let passed = 0;
  for (const status of inOrder(tried)) {
    if (status === null) break;
    trials++;
    if (status === 'invalid') continue;
    if (status === 'passed') passed++;
    const decision = test.observe(status === 'passed');
    if (decision !== 'continue') return { decision, trials, passed, planned };
  }
  return { decision: 'continue', trials, passed, planned };
}

function* inOrder(cells: readonly CellColumns[]): Generator<ReturnType<CellColumns['statusOf']>, undefined> {
  const most = cells.reduce((longest, { planned }) => Math.max(longest, planned.iterations), 0);
  for (let iteration = 1; iteration <= most; iteration++) {
    for (const cell of cells) if (iteration <= cell.planned.iterations) yield cell.statusOf(iteration);
  }
}
