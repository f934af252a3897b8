import { formatCount } from '../../model/format-count.ts';
import type { FoldedReport, Invariance } from '../../model/report.ts';
import { visibleText } from '../../model/visible-text.ts';
import { formatInterval, formatValue } from '../show/format-value.ts';
import type { Palette } from '../show/palette.ts';
import type { Column } from '../show/table.ts';
import { showTable } from './show-table.ts';

const columns: readonly Column[] = [
  { title: 'variant' },
  { title: 'agent' },
  { title: 'same as its origin', align: 'right' },
  { title: 'both passed', align: 'right', dispensable: 1 },
  { title: 'left out', align: 'right', dispensable: 2 },
];

/** How often variants came out as their origin did; nothing where no case has variants. */
export function showInvariance(report: FoldedReport, palette: Palette, width: number): string[] {
  return showTable('Invariance', columns, (report.invariance ?? []).map(rowOf), { palette, width });
}

function rowOf({ kind, agent, compared, same, bothPassed, leftOut, rate }: Invariance): string[] {
  const share = rate
    ? `${formatCount(same)} of ${formatCount(compared)} (${formatValue(rate.value, 'ratio')})${formatInterval(rate, 'ratio')}`
    : '–';
  return [visibleText(kind), visibleText(agent), share, formatCount(bothPassed), formatCount(leftOut)];
}
