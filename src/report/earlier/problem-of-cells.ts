import type { Cell } from '../../model/report.ts';

type Columns = Omit<Cell, 'place' | 'tags' | 'failures'>;

/** What of some cells cannot be, although each value alone could: columns that do not fit, cells or trials that are there twice. */
export function problemOfCells(cells: readonly Columns[]): string | null {
  const seen = new Set<string>();
  for (const cell of cells) {
    const name = `${cell.case}@${cell.agent}`;
    if (seen.has(name)) return `${name} is there twice`;
    seen.add(name);
    const problem = problemOf(cell);
    if (problem !== null) return `${name}: ${problem}`;
  }
  return null;
}

const columns = ['status', 'score', 'latencyMs', 'waitMs', 'costUsd', 'tokens'] as const;

function problemOf(cell: Columns): string | null {
  const { iterations, judges = [], status, latencyMs } = cell;
  const uneven = columns.find((name) => cell[name].length !== iterations.length);
  if (uneven !== undefined) {
    return `${uneven} has ${cell[uneven].length} values, but there are ${iterations.length} trials`;
  }
  if (judges.some(({ verdict, score }) => verdict.length !== status.length || score.length !== status.length))
    return 'what a judge said is not there of every trial';
  if (iterations.some((iteration, index) => iteration <= (iterations[index - 1] ?? 0)))
    return 'its iterations are not in order';
  const known = new Set(iterations);
  const marked = [...cell.timedOut, ...(cell.cold ?? []), ...(cell.retried ?? [])];
  if (marked.some((iteration) => !known.has(iteration))) return 'a mark is on a trial that is not there';
  const timedOut = new Set(cell.timedOut);
  const isFast = (letter: string, index: number): boolean =>
    letter === 'e' && latencyMs[index] !== null && !timedOut.has(iterations[index] ?? 0);
  // It would pass for a fast answer.
  if ([...status].some(isFast)) return 'a trial that errored has a latency, but did not run out of time';
  return null;
}
