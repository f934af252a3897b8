import type { FoldedReport } from '../../model/report.ts';
import { visibleText } from '../../model/visible-text.ts';
import { formatPercentile } from '../show/format-percentile.ts';
import { formatEstimate, formatValue } from '../show/format-value.ts';
import type { Palette } from '../show/palette.ts';
import type { Column } from '../show/table.ts';
import { showTable } from './show-table.ts';
import { tooNarrow } from './too-narrow.ts';

const columns: readonly Column[] = [
  { title: 'rank', dispensable: 1 },
  { title: 'agent', cuttable: true },
  { title: 'pass rate' },
  { title: 'score', align: 'right', dispensable: 2 },
  { title: 'P50', align: 'right', dispensable: 3 },
  { title: 'P95', align: 'right', dispensable: 4 },
  { title: 'P99', align: 'right', dispensable: 5 },
  { title: 'errors', align: 'right', dispensable: 6 },
  { title: 'cost', align: 'right', dispensable: 7 },
];

/** Agents with their figures, best first; what was not measured is `–`. */
export function showLeaderboard(report: FoldedReport, palette: Palette, width: number): string[] {
  const rows = report.leaderboard.map(({ agent, version, rank, among, figures }) => [
    among === 1 ? '–' : rank[0] === rank[1] ? String(rank[0]) : `${rank[0]}–${rank[1]}`,
    visibleText(version === undefined ? agent : `${agent} ${version}`),
    formatEstimate(figures.passRate, 'ratio'),
    figures.scoreMean ? figures.scoreMean.value.toFixed(3) : '–',
    formatPercentile(figures.latency.p50),
    formatPercentile(figures.latency.p95),
    formatPercentile(figures.latency.p99),
    figures.errorRate ? formatValue(figures.errorRate.value, 'ratio') : '–',
    figures.costMeanUsd ? formatValue(figures.costMeanUsd.value, 'usd') : '–',
  ]);
  return showTable('Leaderboard', columns, rows, { palette, width }, (leftOut) => [
    ...footnotes(report, leftOut),
    ...tooNarrow(leftOut),
  ]);
}

/** Notes on what the table shows; columns that were left out need none. */
function footnotes(report: FoldedReport, dropped: readonly string[]): string[] {
  const notes = new Set<string>();
  for (const { figures } of report.leaderboard) {
    const { p50, p95, p99, leftOut, censored } = figures.latency;
    const shown = Object.entries({ P50: p50, P95: p95, P99: p99 }).filter(
      ([name]) => !dropped.includes(name),
    );
    if (shown.length === 0) continue;
    for (const [name, estimate] of shown) {
      if (estimate?.note) notes.add(`* ${name}: ${estimate.note} for an upper bound`);
    }
    if (censored > 0 && shown.some(([, estimate]) => estimate?.atLeast))
      notes.add('≥ some trials ran out of time: the true value is at least this');
    if (leftOut > 0) notes.add('trials that failed without an answer are not in the latencies');
  }
  if (report.leaderboard.some(({ rank }) => rank[0] !== rank[1]))
    notes.add('a range of ranks: the data cannot tell which is better');
  return [...notes];
}
