import { formatCount } from '../../model/format-count.ts';
import type { FoldedReport, Invariance } from '../../model/report.ts';
import { visibleText } from '../../model/visible-text.ts';
import { formatInterval, formatValue } from '../show/format-value.ts';
import type { Palette } from '../show/palette.ts';
import { type Column, drawTable } from '../show/table.ts';
import { tooNarrow } from './too-narrow.ts';

const columns: readonly Column[] = [
  { title: 'variant' },
  { title: 'agent' },
  { title: 'same as its origin', align: 'right' },
  { title: 'both passed', align: 'right', dispensable: 1 },
  { title: 'left out', align: 'right', dispensable: 2 },
];

/** How often variants came out as their origin did; nothing where no case has variants. */
export function showInvariance(report: FoldedReport, palette: Palette, width: number): string[] {
  const { invariance = [] } = report;
  if (invariance.length === 0) return [];
  const { lines, leftOut } = drawTable(columns, invariance.map(rowOf), width - 2);
  const [head = '', ...body] = lines;
  return [
    palette.bold('Invariance'),
    `  ${palette.dim(head)}`,
    ...body.map((line) => `  ${line}`),
    ...tooNarrow(leftOut).map((note) => `  ${palette.dim(note)}`),
  ];
}

function rowOf({ kind, agent, compared, same, bothPassed, leftOut, rate }: Invariance): string[] {
  const share = rate
    ? `${formatCount(same)} of ${formatCount(compared)} (${formatValue(rate.value, 'ratio')})${formatInterval(rate, 'ratio')}`
    : '–';
  return [visibleText(kind), visibleText(agent), share, formatCount(bothPassed), formatCount(leftOut)];
}
