import { formatDuration } from '../../model/duration.ts';
import type { Span } from '../../model/span.ts';
import { formatValue } from '../show/format-value.ts';
import { plural } from '../show/plural.ts';
import { type Column, drawTable } from '../show/table.ts';
import { type PipelineRow, pipelineRows } from '../trace/pipeline-rows.ts';
import { fitWidth } from './fit-width.ts';
import { type DrawingOptions, drawGantt } from './gantt.ts';

const mostRows = 40;

const columns: readonly Column[] = [
  { title: 'node' },
  { title: 'status' },
  { title: 'tries', align: 'right', dispensable: 1 },
  { title: 'time', align: 'right', dispensable: 2 },
  { title: 'faults', align: 'right', dispensable: 3 },
  { title: 'tokens', align: 'right', dispensable: 4 },
  { title: 'cost', align: 'right', dispensable: 5 },
];

/**
 * A pipeline run as a table and a timeline, readable without colours.
 *
 * Of a large graph those nodes are shown that did not simply succeed, then others in their order.
 *
 * @returns no lines where the trace has no nodes
 */
export function showTrace(spans: readonly Span[], options: DrawingOptions): string[] {
  const all = pipelineRows(spans);
  if (!all.some(({ kind }) => kind === 'node')) return [];
  const rows = all.length > mostRows ? notable(all) : all;
  const table = drawTable(
    columns,
    rows.map((row) => cellsOf(row, options)),
    options.width,
  );
  const left = all.length - rows.length;
  const more = left > 0 ? [`${options.unicode ? '…' : '...'} and ${plural(left, 'row')} more`] : [];
  return [...table.lines, ...more, '', ...drawGantt(rows, options)];
}

function notable(rows: readonly PipelineRow[]): PipelineRow[] {
  const isNotable = ({ kind, status, tries, faults }: PipelineRow): boolean =>
    kind === 'gate' || status !== 'succeeded' || faults.length > 0 || (tries ?? 0) > 1;
  const byNote = [...new Set([...rows.filter(isNotable), ...rows])];
  const chosen = new Set(byNote.slice(0, mostRows));
  return rows.filter((row) => chosen.has(row));
}

function cellsOf(row: PipelineRow, { width, unicode }: DrawingOptions): string[] {
  const { kind, name, tries, faults, usage } = row;
  const nameWidth = Math.max(12, Math.floor(width / 3));
  const dash = unicode ? '–' : '-';
  return [
    fitWidth(kind === 'gate' ? `  gate ${name}` : name, nameWidth, unicode),
    fitWidth(statusOf(row), Math.max(16, width - nameWidth - 2), unicode),
    tries === null ? '' : String(tries),
    timeOf(row, dash),
    faults.length === 0 ? '' : String(faults.length),
    usage ? formatValue(usage.tokens, 'count') : '',
    usage ? (usage.costUsd === null ? dash : formatValue(usage.costUsd, 'usd')) : '',
  ];
}

function statusOf({ kind, status, by, automatic, cause, endMs }: PipelineRow): string {
  if (status === null) return kind === 'gate' ? (endMs === null ? 'waiting' : 'no decision') : 'cut off';
  if (kind === 'gate') return `${status}${by !== null ? ` by ${by}` : automatic ? ' by time-out' : ''}`;
  return cause === null ? status : `${status}: ${cause}`;
}

function timeOf({ tries, startMs, endMs }: PipelineRow, dash: string): string {
  if (endMs === null || tries === 0) return dash;
  return formatDuration(endMs - startMs);
}
