import { displayWidth } from '../../model/display-width.ts';
import { formatCount } from '../../model/format-count.ts';
import { formatValue } from '../show/format-value.ts';
import type { LatencyEdges } from './latency-edges.ts';
import type { AgentLatencies } from './read-latencies.ts';

export interface HistogramOptions extends LatencyEdges {
  /** Columns that may be used; at least 34 are. */
  readonly width: number;
  /** false: only ASCII. */
  readonly unicode: boolean;
  /** Share of trials in the row that gets the longest bar, so that agents can be compared. */
  readonly greatestShare: number;
  /** Names of percentiles, and the times that they have. */
  readonly marks: readonly { readonly name: string; readonly atMs: number; readonly isHung: boolean }[];
}

interface Row {
  readonly label: string;
  readonly trials: number;
  readonly marks: readonly string[];
}

const longestBar = 60;

/**
 * A line a row of times: its bounds, a bar as long as its share of the trials, their number, and the percentiles that
 * lie in it. Trials that ran out of time have a row of their own at the end.
 *
 * @returns nothing where there are no trials
 */
export function drawHistogram(latencies: AgentLatencies, options: HistogramOptions): string[] {
  const { width, unicode, greatestShare } = options;
  const all = latencies.endedMs.length + latencies.timedOutMs.length;
  if (all === 0) return [];
  const rows = rowsOf(latencies, options);
  const labelWidth = Math.max(...rows.map(({ label }) => displayWidth(label)));
  const texts = rows.map(({ trials, marks }) => [formatCount(trials), ...marks].join(' '));
  const textWidth = Math.max(...texts.map((text) => text.length));
  const room = Math.max(6, Math.min(longestBar, Math.max(34, width) - labelWidth - textWidth - 3));
  return rows.map(({ label, trials }, index) => {
    const bar = barOf((trials / all / greatestShare) * room, unicode);
    const space = ' '.repeat(labelWidth - displayWidth(label));
    return `${space}${label}  ${bar}${bar === '' ? '' : ' '}${texts[index]}`;
  });
}

/** The greatest share of an agent's trials that lies in one row. */
export function greatestShareOf(latencies: AgentLatencies, { edgesMs }: LatencyEdges): number {
  const hung = latencies.timedOutMs.length;
  const most = Math.max(hung, ...countRows(latencies.endedMs, edgesMs));
  return most / Math.max(1, latencies.endedMs.length + hung);
}

function rowsOf(
  { endedMs, timedOutMs }: AgentLatencies,
  { edgesMs, unicode, marks }: HistogramOptions,
): Row[] {
  const counts = countRows(endedMs, edgesMs);
  const first = counts.findIndex((count) => count > 0);
  const last = counts.findLastIndex((count) => count > 0);
  const labels = labelsOf(edgesMs, unicode ? '–' : '-');
  const rows = counts.map((trials, index) => ({
    label: labels[index] ?? '',
    trials,
    marks: marks
      .filter(({ atMs, isHung }) => !isHung && rowOf(atMs, edgesMs) === index)
      .map(({ name }) => name),
  }));
  const ended = first < 0 ? [] : rows.slice(first, last + 1);
  if (timedOutMs.length === 0) return ended;
  const limitMs = timedOutMs.reduce((least, ms) => Math.min(least, ms));
  const hung = {
    label: `${unicode ? '≥' : '>='} ${formatValue(limitMs, 'duration')}`,
    trials: timedOutMs.length,
    marks: ['timed out', ...marks.filter(({ isHung }) => isHung).map(({ name }) => name)],
  };
  return [...ended, hung];
}

/** The bounds of each row, with as many digits as it takes to tell them apart. */
function labelsOf(edgesMs: readonly number[], dash: string): string[] {
  let edges = edgesMs.map((edgeMs) => formatValue(edgeMs, 'duration'));
  if (edgesMs.length === 2 && edgesMs[0] === edgesMs[1]) return edges.slice(0, 1);
  for (let digits = 4; digits <= 15 && new Set(edges).size < edges.length; digits++)
    edges = edgesMs.map((edgeMs) => `${Number(edgeMs.toPrecision(digits))}ms`);
  return edges.slice(1).map((edge, index) => `${edges[index]} ${dash} ${edge}`);
}

function countRows(timesMs: readonly number[], edgesMs: readonly number[]): number[] {
  const counts = new Array<number>(edgesMs.length - 1).fill(0);
  for (const timeMs of timesMs) {
    const row = rowOf(timeMs, edgesMs);
    counts[row] = (counts[row] ?? 0) + 1;
  }
  return counts;
}

/** The last row that begins at a time or before it; there are so few rows that halving them gains nothing. */
function rowOf(timeMs: number, edgesMs: readonly number[]): number {
  for (let row = edgesMs.length - 2; row > 0; row--) if (timeMs >= (edgesMs[row] ?? 0)) return row;
  return 0;
}

const eighths = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];

/** A row with any trial shows some of its bar. */
function barOf(length: number, unicode: boolean): string {
  if (length <= 0) return '';
  if (!unicode) return '#'.repeat(Math.max(1, Math.round(length)));
  const parts = Math.max(1, Math.round(length * 8));
  return '█'.repeat(parts >> 3) + (eighths[parts & 7] ?? '');
}
