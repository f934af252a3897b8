import type { FoldedReport } from '../../model/report.ts';
import { visibleText } from '../../model/visible-text.ts';
import type { Palette } from '../show/palette.ts';
import { plural } from '../show/plural.ts';
import { fitWidth } from '../terminal/fit-width.ts';
import type { DrawingOptions } from '../terminal/gantt.ts';
import { wrapLine } from '../terminal/wrap-line.ts';
import { drawHistogram, greatestShareOf, type HistogramOptions } from './draw-histogram.ts';
import { type LatencyEdges, latencyEdges } from './latency-edges.ts';
import { type AgentLatencies, readLatencies } from './read-latencies.ts';

/** Agents whose latencies are drawn; the rest has its figures in the leaderboard. */
const mostAgents = 6;

type Entry = FoldedReport['leaderboard'][number];

/** A histogram of each agent's latencies, all with the same rows and the same scale; nothing where none was measured. */
export function showLatencies(report: FoldedReport, palette: Palette, drawing: DrawingOptions): string[] {
  const byAgent = readLatencies(report.cells);
  const all = [...byAgent.values()];
  if (all.every(({ endedMs, timedOutMs }) => endedMs.length + timedOutMs.length === 0)) return [];
  const edges = latencyEdges(all.map(({ endedMs }) => endedMs)) ?? noEdges;
  const drawn = report.leaderboard.slice(0, mostAgents);
  const greatestShare = Math.max(
    ...drawn.map(({ agent }) => greatestShareOf(byAgent.get(agent) ?? nothing, edges)),
  );
  const options = { ...edges, unicode: drawing.unicode, width: drawing.width - 4, greatestShare };
  const scale = edges.isLog ? ', rows growing with the time' : '';
  const left = report.leaderboard.length - drawn.length;
  return [
    ...wrapLine(`${palette.bold('Latency')} ${palette.dim(`trials by time${scale}`)}`, drawing.width),
    ...drawn.flatMap((entry) => showAgent(entry, byAgent.get(entry.agent) ?? nothing, options, palette)),
    ...(left > 0 ? [palette.dim(`  and ${plural(left, 'agent')} more in report.json`)] : []),
  ];
}

/** Where nothing ended in time, there is only the row of what did not. */
const noEdges: LatencyEdges = { edgesMs: [0, 0], isLog: false };
const nothing: AgentLatencies = { endedMs: [], timedOutMs: [] };

function showAgent(
  { agent, figures }: Entry,
  latencies: AgentLatencies,
  options: Omit<HistogramOptions, 'marks'>,
  palette: Palette,
): string[] {
  const { p50, p95, p99, leftOut } = figures.latency;
  const marks = Object.entries({ P50: p50, P95: p95, P99: p99 }).flatMap(([name, estimate]) =>
    estimate ? [{ name, atMs: estimate.value, isHung: estimate.atLeast === true }] : [],
  );
  const lines = drawHistogram(latencies, { ...options, marks });
  const note = leftOut > 0 ? [`not shown: ${plural(leftOut, 'trial')} without a latency`] : [];
  return [
    `  ${fitWidth(visibleText(agent), options.width, options.unicode)}`,
    ...lines.map((line) => `    ${line}`),
    ...note.flatMap((text) => wrapLine(`    ${palette.dim(text)}`, options.width + 4)),
  ];
}
