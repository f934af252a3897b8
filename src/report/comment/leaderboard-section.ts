import type { ComparedPair } from '../../model/comparison.ts';
import type { Estimate, FoldedReport } from '../../model/report.ts';
import { figureRules } from '../compare/figure-rules.ts';
import { codeText } from '../markdown/code-text.ts';
import { cutText } from '../markdown/cut-text.ts';
import { markdownText } from '../markdown/markdown-text.ts';
import { tableHead } from '../markdown/table-head.ts';
import { formatEstimate, formatValue } from '../show/format-value.ts';
import type { CommentSubject } from './comment-subject.ts';
import { comparedAgents } from './compared-agents.ts';
import { describeChange } from './describe-change.ts';
import { footnotesOf } from './footnotes-of.ts';
import { keepTogether } from './keep-together.ts';
import type { Section } from './section.ts';

type Ranked = FoldedReport['leaderboard'][number];

/** Agents with their figures and what changed against the baseline, best first; what was not measured is `–`. */
export function leaderboardSection({ report, comparisons }: CommentSubject, most: number): Section {
  const pairs = comparedAgents(comparisons);
  const isCompared = pairs.size > 0;
  const columns = [
    { title: 'rank' },
    { title: 'agent' },
    { title: 'pass rate' },
    ...(isCompared ? [{ title: 'against the baseline' }] : []),
    ...['score', 'P50', 'P95', 'P99', 'errors', 'cost'].map((title) => ({ title, align: 'right' as const })),
  ];
  const rows = report.leaderboard.slice(0, most).map((ranked) => {
    const [rank, agent, passRate, ...figures] = cellsOf(ranked);
    const changes = isCompared ? [changesOf(pairs.get(ranked.agent))] : [];
    return `| ${[rank, agent, passRate, ...changes, ...figures].join(' | ')} |`;
  });
  const notes = footnotesOf(report).map((note) => `\n\n<sub>${markdownText(note)}</sub>`);
  return {
    importance: 4,
    name: 'leaderboard',
    noun: 'agent',
    before: `#### Leaderboard\n\n${tableHead(columns)}`,
    items: rows,
    count: report.leaderboard.length,
    after: notes.join(''),
  };
}

function cellsOf({ agent, version, rank, among, figures }: Ranked): string[] {
  const { passRate, scoreMean, latency, errorRate, costMeanUsd } = figures;
  const place = among === 1 ? '–' : rank[0] === rank[1] ? String(rank[0]) : `${rank[0]}–${rank[1]}`;
  const name = codeText(cutText(agent, 80));
  return [
    place,
    version === undefined ? name : `${name} ${markdownText(cutText(version, 40))}`,
    markdownText(keepTogether(formatEstimate(passRate, 'ratio'))),
    scoreMean ? scoreMean.value.toFixed(3) : '–',
    duration(latency.p50),
    duration(latency.p95),
    duration(latency.p99),
    errorRate ? formatValue(errorRate.value, 'ratio') : '–',
    costMeanUsd ? markdownText(formatValue(costMeanUsd.value, 'usd')) : '–',
  ];
}

/** A percentile whose interval has no upper bound is marked: its value is not to be trusted yet. */
function duration(estimate: Estimate | null): string {
  if (!estimate) return '–';
  const mark = estimate.note ? '&#42;' : '';
  return `${estimate.atLeast ? '≥ ' : ''}${formatValue(estimate.value, 'duration')}${mark}`;
}

/** The pass rate always, every other figure where it got worse or better. */
function changesOf(pair: ComparedPair | undefined): string {
  if (pair === undefined) return 'not in the baseline';
  const changes = figureRules.flatMap(({ name, title }) => {
    const figure = pair.figures[name];
    if (!figure) return [];
    const isTold = figure.verdict === 'worse' || figure.verdict === 'better';
    if (name !== 'passRate' && !isTold) return [];
    const change = `${name === 'passRate' ? '' : `${title}: `}${keepTogether(describeChange(figure))}`;
    return [
      isTold ? `${figure.verdict === 'worse' ? '🔻 ' : ''}${markdownText(change)}` : markdownText(change),
    ];
  });
  return changes.length === 0 ? 'not measured on both sides' : changes.join('<br>');
}
