import type { Cell, FoldedReport } from '../model/report.ts';
import type { Reporter, ReporterOptions } from '../model/reporter.ts';
import { visibleText } from '../model/visible-text.ts';
import { explainCell } from './show/explain-cell.ts';
import { type Palette, paletteFor } from './show/palette.ts';
import { fitWidth } from './terminal/fit-width.ts';
import { joinSections } from './terminal/join-sections.ts';
import { summarizeVerdict } from './terminal/summarize-verdict.ts';
import { wrapLine } from './terminal/wrap-line.ts';

/** Where nothing limits it, a line is as long as a person reads it. */
const mostCells = 400;

/** A run in few lines: one for each case that did not pass, then the verdict and why it is none better. */
export const quietReporter = {
  name: 'terminal',
  report: (report: FoldedReport, options: ReporterOptions) => {
    const palette = paletteFor(options.color);
    const failing: string[] = [];
    for (const cell of report.failing) failing.push(showCell(cell, palette, options));
    const { exitCode, reasons } = report.verdict;
    const color = exitCode === 0 ? palette.green : palette.red;
    const verdict = [summarizeVerdict(report), ...reasons.map((reason) => `  ${visibleText(reason)}`)];
    const lines = verdict.flatMap((line) => wrapLine(line, options.width, { indent: 4 }));
    const [first = '', ...rest] = lines;
    return { text: joinSections([[...failing, color(first), ...rest]], options.inGroups) };
  },
} satisfies Reporter;

function showCell(cell: Cell, palette: Palette, { width, record }: ReporterOptions): string {
  const isInvalid = /^[ips]*$/.test(cell.status);
  const mark = isInvalid ? palette.yellow('!') : palette.red('✗');
  const text = `${cell.case} by ${cell.agent}  ${explainCell(cell, record).message}`;
  return `${mark} ${fitWidth(text, Math.min(width, mostCells) - 2, true)}`;
}
