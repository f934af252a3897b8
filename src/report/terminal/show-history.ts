import type { HistoryAgent, HistoryRun } from '../../model/history-run.ts';
import { visibleText } from '../../model/visible-text.ts';
import { sparkline } from '../history/sparkline.ts';
import { formatValue } from '../show/format-value.ts';
import type { Palette } from '../show/palette.ts';
import { plural } from '../show/plural.ts';
import { type Column, drawTable } from '../show/table.ts';
import { fitWidth } from './fit-width.ts';
import { hangText } from './hang-text.ts';
import { tooNarrow } from './too-narrow.ts';

export interface ShowHistoryOptions {
  readonly width: number;
  readonly unicode: boolean;
}

const columns: readonly Column[] = [
  { title: 'run', dispensable: 2 },
  { title: 'date', dispensable: 5 },
  { title: 'agent' },
  { title: 'pass rate', align: 'right' },
  { title: 'P95', align: 'right', dispensable: 1 },
  { title: 'cost', align: 'right', dispensable: 3 },
  { title: 'exit', align: 'right', dispensable: 4 },
  { title: 'commit', dispensable: 6 },
  { title: 'branch', dispensable: 7 },
];

/** Runs with the figures of their agents, newest first, then what cannot be counted on, then how each agent developed. */
export function showHistory(
  runs: readonly HistoryRun[],
  palette: Palette,
  { width, unicode }: ShowHistoryOptions,
): string[] {
  const rows = runs.flatMap((run) => rowsOf(run, unicode));
  const { lines, leftOut } = drawTable(columns, rows, width);
  const [head = '', ...body] = lines;
  const notes = tooNarrow(leftOut).flatMap((note) => hangText('', note, width).map(palette.dim));
  const table = rows.length === 0 ? [] : [palette.dim(head), ...body, ...notes];
  const troubles = runs.flatMap((run) => troubleOf(run) ?? []).map((line) => palette.yellow(line));
  const trends = trendsOf(runs, palette, { width, unicode });
  return [table, troubles, trends]
    .filter((lines) => lines.length > 0)
    .flatMap((lines, index) => (index === 0 ? lines : ['', ...lines]));
}

function rowsOf(run: HistoryRun, unicode: boolean): string[][] {
  return run.agents.map((agent) => [
    visibleText(run.run),
    run.at?.slice(0, 16).replace('T', ' ') ?? '–',
    fitWidth(nameOf(agent), 24, unicode),
    show(agent.passRate, 'ratio'),
    `${agent.isLatencyAtLeast ? '≥ ' : ''}${show(agent.latencyP95Ms, 'duration')}`,
    show(agent.costMeanUsd, 'usd'),
    run.exitCode === null ? '–' : String(run.exitCode),
    `${visibleText(run.commit?.slice(0, 7) ?? '–')}${run.dirty ? '*' : ''}`,
    fitWidth(run.branch ?? '–', 24, unicode),
  ]);
}

function nameOf({ agent, version }: HistoryAgent): string {
  return version === undefined ? agent : `${agent} ${version}`;
}

function show(value: number | null, unit: 'ratio' | 'duration' | 'usd'): string {
  return value === null ? '–' : formatValue(value, unit);
}

function troubleOf({ run, status, problem, shard }: HistoryRun): string | null {
  const name = visibleText(run);
  if (status === 'damaged') return `damaged     ${name}: ${visibleText(problem ?? '')}`;
  if (status === 'unfinished')
    return `unfinished  ${name}: killed; go on with --resume, or see what it measured: agent-eval report ${name}`;
  if (status === 'going-on') return `going on    ${name}`;
  if (status !== 'completed') return `${status.padEnd(11)} ${name}: its figures are of a part`;
  return shard ? `shard       ${name}: ${shard.index} of ${shard.of}` : null;
}

/** Runs of a part say nothing of how an agent develops. */
function trendsOf(runs: readonly HistoryRun[], palette: Palette, options: ShowHistoryOptions): string[] {
  const whole = runs.filter(({ status, shard }) => status === 'completed' && !shard).reverse();
  const names = [...new Set(whole.flatMap(({ agents }) => agents.map(({ agent }) => agent)))].sort();
  const lines = names.flatMap((name) => {
    const points = whole.flatMap(({ agents }) => agents.find(({ agent }) => agent === name) ?? []);
    return points.length < 2
      ? []
      : [fitWidth(name, Math.min(options.width, 60), options.unicode), ...trend(points, options)];
  });
  return lines.length === 0 ? [] : [palette.bold('Trends, oldest first'), ...lines];
}

function trend(points: readonly HistoryAgent[], options: ShowHistoryOptions): string[] {
  const series = [
    ['pass rate', 'ratio', points.map(({ passRate }) => passRate)],
    ['P95', 'duration', points.map(({ latencyP95Ms }) => latencyP95Ms)],
    ['cost', 'usd', points.map(({ costMeanUsd }) => costMeanUsd)],
  ] as const;
  return series.flatMap(([title, unit, all]) => {
    // The rest of the line takes about 35 columns.
    const values = all.slice(-Math.max(5, Math.min(60, options.width - 35)));
    const known = values.filter((value) => value !== null);
    const [first = null, last = null] = [known[0] ?? null, known.at(-1) ?? null];
    if (known.length < 2) return [];
    const drawn = sparkline(values, options.unicode);
    return [
      `  ${title.padEnd(9)}  ${drawn}  ${show(first, unit)} ${options.unicode ? '→' : '->'} ${show(last, unit)}`,
    ];
  });
}

/** `12 runs in reports`, and how many of them are not shown. */
export function countRuns(shown: number, all: number, folder: string): string {
  const more = shown < all ? `, the newest ${shown} shown` : '';
  return `${plural(all, 'run')} in ${visibleText(folder)}${more}`;
}
