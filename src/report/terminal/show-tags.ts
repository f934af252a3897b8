import { formatCount } from '../../model/format-count.ts';
import type { FoldedReport } from '../../model/report.ts';
import { visibleText } from '../../model/visible-text.ts';
import { formatValue } from '../show/format-value.ts';
import type { Palette } from '../show/palette.ts';
import { drawTable, leastNameWidth } from '../show/table.ts';
import { fitWidth } from './fit-width.ts';
import { hangText } from './hang-text.ts';
import { tooNarrow } from './too-narrow.ts';

/** Cells of a share of trials as it is mostly written. */
const widestShare = 16;

/** Pass rate by tag, an agent a column. */
export function showTags(report: FoldedReport, palette: Palette, width: number): string[] {
  const groups = report.groups.filter(({ by }) => by === 'tag');
  if (groups.length === 0) return [];
  const agents = report.leaderboard.map(({ agent }) => agent);
  const tags = [...new Set(groups.map(({ name }) => name))];
  const rows = tags.map((tag) => [visibleText(tag), ...agents.map((agent) => shareOf(groups, tag, agent))]);
  const columns = [
    { title: 'tag', cuttable: true as const },
    ...agents.map((agent, index) => ({
      title: fitWidth(agent, Math.max(widestShare, leastNameWidth(width)), true),
      align: 'right' as const,
      dispensable: index,
    })),
  ];
  const { lines, leftOut } = drawTable(columns, rows, width - 2);
  const [head = '', ...body] = lines;
  return [
    palette.bold('By tag'),
    `  ${palette.dim(head)}`,
    ...body.map((line) => `  ${line}`),
    ...tooNarrow(leftOut).flatMap((note) => hangText('  ', note, width).map(palette.dim)),
  ];
}

function shareOf(groups: FoldedReport['groups'], tag: string, agent: string): string {
  const figures = groups.find((group) => group.name === tag && group.agent === agent)?.figures;
  if (!figures?.passRate) return '–';
  return `${formatValue(figures.passRate.value, 'ratio')} (${formatCount(figures.passed)}/${formatCount(figures.trials)})`;
}
