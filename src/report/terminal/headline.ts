import { formatCount } from '../../model/format-count.ts';
import type { Cell } from '../../model/report.ts';
import { visibleText } from '../../model/visible-text.ts';
import type { Palette } from '../show/palette.ts';
import { wrapLine } from './wrap-line.ts';

/** Which case did not pass by which agent, how often, and where it stands. */
export function headline(cell: Cell, palette: Palette, width: number): string[] {
  const status = cell.failures[0]?.status ?? 'failed';
  const { file, line, row } = cell.place;
  const place = `${visibleText(file)}:${line}${row ? ` row ${row}` : ''}`;
  const mark = status === 'invalid' ? palette.yellow('!') : palette.red('✗');
  return wrapLine(
    `  ${mark} ${palette.bold(visibleText(cell.case))} ${palette.dim('by')} ${visibleText(cell.agent)} ${status}${shareOf(cell)}`,
    width,
    { indent: 4, tail: palette.dim(place) },
  );
}

function shareOf({ status, iterations }: Cell): string {
  if (iterations.length === 1) return '';
  const bad = [...status].filter((letter) => letter !== 'p').length;
  return ` in ${formatCount(bad)} of ${formatCount(iterations.length)} iterations`;
}
