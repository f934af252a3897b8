import { displayWidth } from '../../model/display-width.ts';
import { formatDuration } from '../../model/duration.ts';
import type { PipelineRow, Stretch } from '../trace/pipeline-rows.ts';
import { fitWidth, padWidth } from './fit-width.ts';

export interface DrawingOptions {
  /** Columns that may be used; at least 34 are. */
  readonly width: number;
  /** false: only ASCII. */
  readonly unicode: boolean;
}

type Mark = 'running' | 'failed' | 'waiting' | 'pause' | 'fault' | 'unrun' | 'cut';

const marks: Readonly<Record<Mark, { unicode: string; ascii: string; meaning: string }>> = {
  running: { unicode: '█', ascii: '#', meaning: 'running' },
  failed: { unicode: '▒', ascii: 'x', meaning: 'failed attempt' },
  waiting: { unicode: '░', ascii: '.', meaning: 'waiting at a gate' },
  pause: { unicode: '─', ascii: '-', meaning: 'pause before a retry' },
  fault: { unicode: '!', ascii: '!', meaning: 'injected fault' },
  unrun: { unicode: '○', ascii: 'o', meaning: 'did not run' },
  cut: { unicode: '▶', ascii: '>', meaning: 'cut off' },
};

const gap = 2;
const leastWidth = 34;

/**
 * A timeline of a pipeline run: a line a node or gate, its bar where it ran, its time and number of attempts beside it.
 *
 * A cell shows what went on in its middle, so that short attempts may not show; the number of attempts always does. What
 * began gets one cell at least, and each fault shows.
 *
 * @returns the scale, the lines, and a legend of the marks that occur; none wider than `width`
 */
export function drawGantt(rows: readonly PipelineRow[], { width, unicode }: DrawingOptions): string[] {
  const most = Math.max(leastWidth, width);
  const startMs = Math.min(...rows.map((row) => row.startMs));
  const endMs = Math.max(...rows.flatMap(edgesOf));
  const labels = rows.map((row) => labelOf(row, Math.floor(most / 3), unicode));
  const times = rows.map((row) => timeOf(row, unicode));
  const labelWidth = Math.max(...labels.map(displayWidth));
  const timeWidth = Math.max(...times.map(displayWidth));
  const cells = Math.max(8, Math.min(100, most - labelWidth - timeWidth - 2 * gap));
  const scale: Scale = { startMs, endMs, cells };
  const used = new Set<Mark>();
  const lines = rows.map((row, index) => {
    const bar = barOf(row, scale);
    for (const mark of bar) if (mark) used.add(mark);
    const drawn = bar.map((mark) => (mark ? symbolOf(mark, unicode) : ' ')).join('');
    return `${padWidth(labels[index] ?? '', labelWidth + gap)}${drawn}  ${times[index] ?? ''}`.trimEnd();
  });
  return [`${' '.repeat(labelWidth + gap)}${axis(scale)}`, ...lines, ...legend([...used], most, unicode)];
}

interface Scale {
  readonly startMs: number;
  readonly endMs: number;
  readonly cells: number;
}

function edgesOf(row: PipelineRow): number[] {
  return [row, ...row.attempts, ...row.waits].flatMap(({ startMs, endMs }) => [startMs, endMs ?? startMs]);
}

function labelOf({ kind, name }: PipelineRow, most: number, unicode: boolean): string {
  return fitWidth(kind === 'gate' ? `  gate ${name}` : name, most, unicode);
}

function timeOf({ startMs, endMs, tries }: PipelineRow, unicode: boolean): string {
  if (tries === 0 && endMs !== null) return '';
  const time = endMs === null ? 'cut off' : formatDuration(endMs - startMs);
  return tries !== null && tries > 1 ? `${time} ${unicode ? '×' : 'x'}${tries}` : time;
}

/** The beginning and end of the time shown, over the bars. */
function axis({ startMs, endMs, cells }: Scale): string {
  const [left, right] = [formatDuration(startMs), formatDuration(endMs)];
  return left.length + right.length < cells
    ? `${left}${' '.repeat(cells - left.length - right.length)}${right}`
    : right.padStart(cells);
}

function barOf(row: PipelineRow, scale: Scale): (Mark | null)[] {
  const bar: (Mark | null)[] = Array.from({ length: scale.cells }, () => null);
  const first = cellAt(row.startMs, scale);
  if (row.tries === 0 && row.endMs !== null) bar[first] = 'unrun';
  else {
    const last = row.endMs === null ? scale.cells - 1 : Math.max(first, lastCellOf(row.endMs, scale));
    for (let cell = first; cell <= last; cell++) bar[cell] = markAt(middleOf(cell, row, scale), row);
    if (row.endMs === null) bar[last] = 'cut';
  }
  for (const { atMs } of row.faults) bar[cellAt(atMs, scale)] = 'fault';
  return bar;
}

function markAt(atMs: number, { attempts, waits, kind }: PipelineRow): Mark {
  if (kind === 'gate') return 'waiting';
  const attempt = attempts.find((one) => isIn(atMs, one));
  if (!attempt) return attempts.length === 0 ? 'running' : 'pause';
  if (waits.some((one) => isIn(atMs, one))) return 'waiting';
  return attempt.failed ? 'failed' : 'running';
}

function isIn(atMs: number, { startMs, endMs }: Stretch): boolean {
  return atMs >= startMs && (endMs === null || atMs < endMs || (startMs === endMs && atMs === startMs));
}

function cellAt(atMs: number, { startMs, endMs, cells }: Scale): number {
  if (endMs <= startMs) return 0;
  const cell = Math.floor(((atMs - startMs) / (endMs - startMs)) * cells);
  return Math.max(0, Math.min(cells - 1, cell));
}

/** An end on the edge of two cells belongs to the one before. */
function lastCellOf(endMs: number, scale: Scale): number {
  if (scale.endMs <= scale.startMs) return 0;
  const share = (endMs - scale.startMs) / (scale.endMs - scale.startMs);
  return Math.max(0, Math.min(scale.cells - 1, Math.ceil(share * scale.cells) - 1));
}

/** The time in the middle of a cell, as far as the row lies in it. */
function middleOf(cell: number, row: PipelineRow, { startMs, endMs, cells }: Scale): number {
  const lengthMs = (endMs - startMs) / cells;
  const from = Math.max(row.startMs, startMs + cell * lengthMs);
  const to = Math.min(row.endMs ?? endMs, startMs + (cell + 1) * lengthMs);
  return from + Math.max(0, to - from) / 2;
}

function symbolOf(mark: Mark, unicode: boolean): string {
  return marks[mark][unicode ? 'unicode' : 'ascii'];
}

function legend(used: readonly Mark[], width: number, unicode: boolean): string[] {
  const known = Object.keys(marks).flatMap((name) => used.find((mark) => mark === name) ?? []);
  const lines: string[] = [];
  for (const entry of known.map((mark) => `${symbolOf(mark, unicode)} ${marks[mark].meaning}`)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 2 + entry.length <= width)
      lines[lines.length - 1] = `${last}  ${entry}`;
    else lines.push(entry);
  }
  return lines;
}
