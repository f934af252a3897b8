import type { FoldedReport } from '../../model/report.ts';
import { visibleText } from '../../model/visible-text.ts';
import { cellOutcome } from '../show/cell-outcome.ts';
import type { Palette } from '../show/palette.ts';
import { plural } from '../show/plural.ts';
import { wrapLine } from './wrap-line.ts';

/** Every case that passed in all its iterations or is skipped, once an agent, with a mark an iteration. */
export function showPassed(report: FoldedReport, palette: Palette, width: number): string[] {
  const lines: string[] = [];
  let count = 0;
  for (const cell of report.cells) {
    const outcome = cellOutcome(cell);
    if (outcome !== 'passed' && outcome !== 'skipped') continue;
    count++;
    const marks = [...cell.status].map((letter) => (letter === 'p' ? '✓' : '–')).join('');
    const drawn = outcome === 'passed' ? palette.green(marks) : palette.dim(marks);
    const name = `${visibleText(cell.case)} ${palette.dim('by')} ${visibleText(cell.agent)}`;
    lines.push(...wrapLine(`  ${name}  ${drawn}`, width, { indent: 4 }));
  }
  if (count === 0) return [];
  const heading = palette.bold(`Passed or skipped (${plural(count, 'case')}, each agent counted)`);
  return [...wrapLine(heading, width), ...lines];
}
