import { formatCount } from '../../model/format-count.ts';
import type { FoldedReport } from '../../model/report.ts';
import { visibleText } from '../../model/visible-text.ts';
import { formatValue } from '../show/format-value.ts';
import type { Palette } from '../show/palette.ts';
import { leastNameWidth } from '../show/table.ts';
import { fitWidth } from './fit-width.ts';
import { showTable } from './show-table.ts';

/** Cells of a share of trials as it is mostly written. */
const widestShare = 16;

/** Pass rate by tag, an agent a column. */
export function showTags(report: FoldedReport, palette: Palette, width: number): string[] {
  const groups = report.groups.filter(({ by }) => by === 'tag');
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
  return showTable('By tag', columns, rows, { palette, width });
}

function shareOf(groups: FoldedReport['groups'], tag: string, agent: string): string {
  const figures = groups.find((group) => group.name === tag && group.agent === agent)?.figures;
  if (!figures?.passRate) return '–';
  return `${formatValue(figures.passRate.value, 'ratio')} (${formatCount(figures.passed)}/${formatCount(figures.trials)})`;
}
