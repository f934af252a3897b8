import type { Cell } from '../../model/report.ts';
import type { RunRecord } from '../../model/reporter.ts';
import { type CellOutcome, cellOutcome, isFlaky } from '../show/cell-outcome.ts';
import { decisiveFailure, explainCell } from '../show/explain-cell.ts';
import { secondsOf } from './seconds-of.ts';
import { xmlAttributes, xmlLines } from './xml-text.ts';

/** What JUnit calls the outcome of a cell; null: it passed. */
export function junitResult(outcome: CellOutcome): 'failure' | 'error' | 'skipped' | null {
  if (outcome === 'passed') return null;
  if (outcome === 'failed') return 'failure';
  return outcome === 'errored' || outcome === 'invalid' ? 'error' : 'skipped';
}

/** Milliseconds that the iterations of a cell took, as far as that was measured. */
export function measuredMs({ latencyMs }: Cell): number {
  return latencyMs.reduce<number>((sum, latency) => sum + (latency ?? 0), 0);
}

/** A cell as a `testcase` with at most one `failure`, `error` or `skipped`: no schema forbids that. */
export function testCase(cell: Cell, record: RunRecord): string {
  const head = `    <testcase${xmlAttributes({
    name: `${cell.case}@${cell.agent}`,
    classname: cell.place.file,
    time: secondsOf(measuredMs(cell)),
  })}`;
  const result = junitResult(cellOutcome(cell));
  if (result === null) return `${head}/>\n`;
  const { message, details } = explainCell(cell, record);
  const type = result === 'skipped' ? {} : { type: typeOf(cell) };
  const body = details.length > 0 ? `>${xmlLines(details)}</${result}>` : '/>';
  return `${head}>\n      <${result}${xmlAttributes({ ...type, message })}${body}\n    </testcase>\n`;
}

/** `failed`, `flaky`, `invalid`, or the kind of the error. */
function typeOf(cell: Cell): string {
  const outcome = cellOutcome(cell);
  if (outcome === 'failed' && isFlaky(cell)) return 'flaky';
  return (outcome === 'errored' && decisiveFailure(cell)?.error?.kind) || outcome;
}
