import type { Status } from '../../model/event.ts';
import type { Cell } from '../../model/report.ts';
import { statusLetters } from '../../model/status-letters.ts';
import { CellColumns } from '../fold/cell-columns.ts';

const statusOfLetter = new Map<string, Status>(
  (['passed', 'failed', 'errored', 'invalid', 'skipped'] as const).map((status) => [
    statusLetters[status],
    status,
  ]),
);

/**
 * The columns that a cell of a report was made from.
 *
 * @param cell - sound: its columns are of one length
 * @param at - when the run began: a report does not say when a trial that failed ended
 */
export function columnsOfCell(cell: Cell, at: string): CellColumns {
  const { iterations, judges = [] } = cell;
  const columns = new CellColumns(
    plannedOf(cell),
    cell.agent,
    judges.map(({ judge }) => judge),
  );
  fillTrials(columns, cell);
  for (const { judge, ...said } of judges) columns.judged(judge)?.fill(iterations, said);
  for (const { message, iterations: warned } of cell.warnings ?? [])
    for (const iteration of warned) columns.warn(message, iteration);
  columns.failures = cell.failures.map(({ input: _, expected: __, ...trial }) => ({ ...trial, at }));
  return columns;
}

function plannedOf({ agent, iterations, failures, ...cell }: Cell): CellColumns['planned'] {
  const [failure] = failures;
  return {
    type: 'case-planned',
    case: cell.case,
    suite: cell.suite,
    digest: cell.digest,
    place: cell.place,
    tags: cell.tags,
    ...(cell.variant ? { variant: cell.variant } : {}),
    agents: [agent],
    iterations: iterations.at(-1) ?? 1,
    input: failure?.input ?? null,
    ...(failure?.expected === undefined ? {} : { expected: failure.expected }),
  };
}

function fillTrials({ trials }: CellColumns, cell: Cell): void {
  const timedOut = new Set(cell.timedOut);
  const cold = new Set(cell.cold);
  const retried = new Set(cell.retried);
  for (const [index, iteration] of cell.iterations.entries()) {
    trials.set({
      iteration,
      status: statusOfLetter.get(cell.status[index] ?? '') ?? 'invalid',
      score: cell.score[index] ?? null,
      latencyMs: cell.latencyMs[index] ?? null,
      waitMs: cell.waitMs[index] ?? 0,
      costUsd: cell.costUsd[index] ?? null,
      tokens: cell.tokens[index] ?? null,
      timedOut: timedOut.has(iteration),
      cold: cold.has(iteration),
      retried: retried.has(iteration),
    });
  }
}
