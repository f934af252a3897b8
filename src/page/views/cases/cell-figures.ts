import type { Estimate } from '../../../model/report.ts';
import { columnsOfCell } from '../../../report/earlier/columns-of-cell.ts';
import type { PageCell } from '../../../report/html/page-data.ts';
import { countOutcomes } from '../../../report/measure/count-outcomes.ts';
import { gatherLatencies } from '../../../report/measure/gather-latencies.ts';
import { gatherValues } from '../../../report/measure/gather-values.ts';
import { meanOf } from '../../../report/measure/measure-figures.ts';
import { measurePercentile } from '../../../report/measure/measure-latency.ts';

/** What was measured of one case by one agent; null is "not measured". */
export interface CellFigures {
  /** Share of the trials that count, 0…1. */
  readonly passShare: number | null;
  /** Mean over the same trials. */
  readonly score: number | null;
  /** Median, in milliseconds. */
  readonly latency: Estimate | null;
  /** Mean of a trial; null where that of any trial is not known. */
  readonly costUsd: number | null;
}

const known = new WeakMap<PageCell, CellFigures>();

/** Measured as the report measures its figures, when they are first asked for: a list of 100,000 shows a few dozen. */
export function cellFigures(cell: PageCell): CellFigures {
  const figures = known.get(cell) ?? measure(cell);
  known.set(cell, figures);
  return figures;
}

function measure(cell: PageCell): CellFigures {
  const columns = [columnsOfCell({ ...cell, failures: [] }, '')];
  const { byCase, trials, counts } = countOutcomes(columns);
  const scores = byCase.get(cell.case)?.scores;
  return {
    passShare: trials === 0 ? null : counts.passed / trials,
    score: scores === undefined ? null : scores / trials,
    latency: measurePercentile(gatherLatencies(columns), 0.5),
    costUsd: meanOf(gatherValues(columns, 'costUsd'))?.value ?? null,
  };
}
