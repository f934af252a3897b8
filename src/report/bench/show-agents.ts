import { formatCount } from '../../model/format-count.ts';
import type { Estimate, Figures, FoldedReport, Repeat, Report } from '../../model/report.ts';
import { visibleText } from '../../model/visible-text.ts';
import { formatEstimate, formatValue } from '../show/format-value.ts';
import type { Palette } from '../show/palette.ts';
import { plural } from '../show/plural.ts';
import { hangText } from '../terminal/hang-text.ts';
import { wrapLine } from '../terminal/wrap-line.ts';
import { describeEarlyStop } from './describe-early-stop.ts';

const labelWidth = 13;

type Entry = FoldedReport['leaderboard'][number];

/** What was measured of each agent, a line a figure, best first. */
export function showAgents(report: FoldedReport, palette: Palette, width: number): string[] {
  const { bench } = report.run;
  return report.leaderboard.flatMap((entry, index) => [
    ...(index > 0 ? [''] : []),
    ...showAgent(entry, bench, palette, width),
  ]);
}

function showAgent(entry: Entry, bench: Report['run']['bench'], palette: Palette, width: number): string[] {
  const { agent, version, figures, earlyStop } = entry;
  const name = visibleText(version === undefined ? agent : `${agent} ${version}`);
  const stopped = bench?.stopEarly && earlyStop ? [describeEarlyStop(earlyStop, bench.stopEarly)] : [];
  const rows: readonly (readonly [string, string])[] = [
    ['tried', trialsOf(figures)],
    ...stopped.map((text) => ['stop early', text] as const),
    ['pass rate', formatEstimate(figures.passRate, 'ratio')],
    ...rowsOfRepeats(figures.repeats ?? []),
    ['errors', formatEstimate(figures.errorRate, 'ratio')],
    ['latency P50', percentile(figures.latency.p50)],
    ['P95', percentile(figures.latency.p95)],
    ['P99', percentile(figures.latency.p99)],
    ['cost', costOf(figures)],
    ['tokens', tokensOf(figures)],
  ];
  return [
    ...wrapLine(palette.bold(name), width),
    ...rows.flatMap(([label, text]) => {
      const heading = `  ${label.startsWith('P') ? label.padStart(labelWidth - 2) : label.padEnd(labelWidth - 2)}  `;
      return hangText(heading, text, width);
    }),
  ];
}

function trialsOf({ trials, cases, invalid, skipped }: Figures): string {
  const parts = [
    `${plural(trials, 'trial')} of ${plural(cases, 'case')}`,
    ...(invalid > 0 ? [`${formatCount(invalid)} invalid`] : []),
    ...(skipped > 0 ? [`${formatCount(skipped)} skipped`] : []),
  ];
  return parts.join(', ');
}

function rowsOfRepeats(repeats: readonly Repeat[]): (readonly [string, string])[] {
  return [
    ...repeats.map(({ k, passAt, passAtLowest }) => [`pass@${k}`, withLowest(passAt, passAtLowest)] as const),
    ...repeats.map(
      ({ k, passHat, passHatLowest }) => [`pass^${k}`, withLowest(passHat, passHatLowest)] as const,
    ),
  ];
}

function withLowest(estimate: Estimate | null, lowest: number | null): string {
  const text = formatEstimate(estimate, 'ratio');
  return lowest === null ? text : `${text}, worst case ${formatValue(lowest, 'ratio')}`;
}

function percentile(estimate: Estimate | null): string {
  if (!estimate) return 'not measured';
  const text = formatEstimate(estimate, 'duration');
  return estimate.note ? `${text} (${estimate.note})` : text;
}

function costOf({ costMeanUsd, costTotalUsd }: Figures): string {
  if (!costMeanUsd || costTotalUsd === null) return 'not known';
  return `${formatEstimate(costMeanUsd, 'usd')} a trial, ${formatValue(costTotalUsd, 'usd')} in all`;
}

function tokensOf({ tokensMean, tokensTotal }: Figures): string {
  if (!tokensMean || tokensTotal === null) return 'not known';
  return `${formatEstimate(tokensMean, 'count')} a trial, ${formatValue(tokensTotal, 'count')} in all`;
}
