import type { FoldedReport } from '../../model/report.ts';
import { codeText } from '../markdown/code-text.ts';
import { cutText } from '../markdown/cut-text.ts';
import { tableHead } from '../markdown/table-head.ts';
import { formatValue } from '../show/format-value.ts';
import type { CommentSubject } from './comment-subject.ts';
import type { Section } from './section.ts';

/** Agents that have a column; a wider table cannot be read. */
const mostAgents = 8;

/** Pass rate by tag, an agent a column. */
export function tagsSection({ report }: CommentSubject, most: number): Section {
  const groups = report.groups.filter(({ by }) => by === 'tag');
  const agents = report.leaderboard.map(({ agent }) => agent);
  const shown = agents.slice(0, mostAgents);
  const tags = [...new Set(groups.map(({ name }) => name))];
  const columns = [
    { title: 'tag' },
    ...shown.map((agent) => ({ title: name(agent), align: 'right' as const })),
  ];
  const rest =
    agents.length > shown.length ? `\n\nThe first ${shown.length} of ${agents.length} agents.` : '';
  return {
    importance: 10,
    name: 'pass rate by tag',
    noun: 'tag',
    before: `#### Pass rate by tag\n\n${tableHead(columns)}`,
    items: tags
      .slice(0, most)
      .map((tag) => `| ${[name(tag), ...shown.map((agent) => shareOf(groups, tag, agent))].join(' | ')} |`),
    count: tags.length,
    after: rest,
  };
}

function name(text: string): string {
  return codeText(cutText(text, 60));
}

function shareOf(groups: FoldedReport['groups'], tag: string, agent: string): string {
  const figures = groups.find((group) => group.name === tag && group.agent === agent)?.figures;
  if (!figures?.passRate) return '–';
  return `${formatValue(figures.passRate.value, 'ratio')} (${figures.passed}/${figures.trials})`;
}
