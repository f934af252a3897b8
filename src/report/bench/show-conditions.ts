import type { FoldedReport, Report } from '../../model/report.ts';
import { formatValue } from '../show/format-value.ts';
import type { Palette } from '../show/palette.ts';
import { plural } from '../show/plural.ts';
import { hangText } from '../terminal/hang-text.ts';

/** How a benchmark was measured: what a reader has to know before trusting its figures. */
export function showConditions(
  { run, leaderboard }: FoldedReport,
  palette: Palette,
  width: number,
): string[] {
  const { bench } = run;
  if (!bench) return [];
  const notes = [
    `${plural(leaderboard.length, 'agent')}${leaderboard.length > 1 ? ' in turn' : ''}, ${describeConcurrency(bench)}`,
    ...(bench.warmup > 0
      ? [`${plural(bench.warmup, 'warm-up trial')} a case and agent came first, not in the figures`]
      : []),
    ...(bench.stopEarly ? [describeTest(bench.stopEarly)] : []),
    '[a, b]: where the true value lies with 95 % confidence',
    ...(leaderboard.some(({ figures }) => figures.repeats)
      ? ['pass@k: one of k tries passes; pass^k: all of them do']
      : []),
  ];
  return [
    palette.bold('Benchmark'),
    ...notes.flatMap((note) => hangText('  ', note, width)).map(palette.dim),
  ];
}

type Bench = NonNullable<Report['run']['bench']>;

function describeConcurrency({ concurrency }: Bench): string {
  if (concurrency === 1) return 'one trial at a time';
  return `up to ${concurrency} trials at once: what they take from each other is in the latencies`;
}

function describeTest({ p0, p1, alpha, beta }: NonNullable<Bench['stopEarly']>): string {
  const [good, bad, wrong, wrongly] = [p0, p1, alpha, beta].map((value) => formatValue(value, 'ratio'));
  return `each agent stops as soon as its trials decide between a pass rate of ${good} and one of ${bad} (sequential test, wrong about a good agent in ${wrong}, about a bad one in ${wrongly})`;
}
