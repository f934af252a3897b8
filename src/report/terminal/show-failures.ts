import { formatCount } from '../../model/format-count.ts';
import type { FoldedReport } from '../../model/report.ts';
import type { ReporterOptions } from '../../model/reporter.ts';
import type { Palette } from '../show/palette.ts';
import { plural } from '../show/plural.ts';
import { drawingOf } from './drawing-of.ts';
import { headline } from './headline.ts';
import { showFailedTrial } from './show-failed-trial.ts';
import { showIndented } from './show-indented.ts';
import { showTrace } from './show-trace.ts';
import { wrapLine } from './wrap-line.ts';

/** Cells that are shown at all. */
const mostInShort = 40;
/** Of those, the first whose pipeline run is drawn, too; single spans that an agent records are not worth a drawing. */
const mostTraces = 3;

/**
 * Every case that did not pass in every iteration, once an agent: where it stands, what went in, came out, and why.
 *
 * @param mostInFull - beyond these a line each
 */
export function showFailures(
  report: FoldedReport,
  palette: Palette,
  options: ReporterOptions,
  mostInFull = 10,
): string[] {
  const { width } = options;
  const lines: string[] = [];
  let count = 0;
  let traces = 0;
  for (const cell of report.failing) {
    const [first] = cell.failures;
    if (!first) continue;
    count++;
    if (count > mostInShort) continue;
    if (count <= mostInFull + 1) lines.push('');
    lines.push(...headline(cell, palette, width));
    if (count > mostInFull) continue;
    lines.push(...showFailedTrial(first, palette, width, 'those that did not pass'));
    const isDrawn = traces < mostTraces && first.spans.some(({ name }) => name === 'invoke_workflow');
    const trace = isDrawn ? showIndented(showTrace, first.spans, drawingOf(options)) : [];
    if (trace.length > 0) traces++;
    lines.push(...trace);
  }
  if (count === 0) return [];
  if (count > mostInShort)
    lines.push(palette.dim(`  … and ${formatCount(count - mostInShort)} more in report.json`));
  const heading = palette.bold(`Did not pass (${plural(count, 'case')}, each agent counted)`);
  return [...wrapLine(heading, width), ...lines];
}
