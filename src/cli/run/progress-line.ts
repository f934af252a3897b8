import { displayWidth } from '../../model/display-width.ts';
import { formatDuration } from '../../model/duration.ts';
import { formatCount } from '../../model/format-count.ts';
import { fitWidth } from '../../report/terminal/fit-width.ts';

/** How far a run is. */
export interface ProgressState {
  readonly finished: number;
  readonly total: number;
  readonly notPassed: number;
  readonly running: number;
  /** null: nothing says yet how long it will take. */
  readonly leftMs: number | null;
  /** What has been running for longest; null: nothing for long. */
  readonly slowest: { readonly name: string; readonly forMs: number } | null;
}

const leastNameWidth = 16;

/**
 * How far a run is, on one line: what there is room for, the most telling first.
 *
 * @param width - cells that it may take; infinite: a line of a log, without a bar
 */
export function progressLine(
  state: ProgressState,
  { width, unicode }: { readonly width: number; readonly unicode: boolean },
): string {
  const parts = textsOf(state, width < 60);
  const kept = parts.filter((text, index) => text !== '' && (index < 2 || fits(parts, index, width)));
  const bar = barOf(state, width, unicode);
  const said = kept.join(', ');
  const text = displayWidth(bar) + displayWidth(said) <= width ? `${bar}${said}` : said;
  return fitWidth(`${text}${slowestOf(state, width - displayWidth(text), unicode)}`, width, unicode);
}

/** The texts in their order: what comes later gives way to what comes before. */
function textsOf({ finished, total, notPassed, leftMs, running }: ProgressState, isShort: boolean): string[] {
  const noun = isShort ? '' : ' trials';
  const left = leftMs === null ? '' : inSeconds(leftMs);
  return [
    `${formatCount(Math.min(finished, total))} of ${formatCount(total)}${noun}`,
    notPassed > 0 ? `${formatCount(notPassed)} did not pass` : '',
    left === '' ? '' : isShort ? `${left} left` : `about ${left} left`,
    `${formatCount(running)} running`,
  ];
}

function fits(parts: readonly string[], index: number, width: number): boolean {
  const text = parts
    .slice(0, index + 1)
    .filter((part) => part !== '')
    .join(', ');
  return displayWidth(text) <= width;
}

/** Longer where there is more room; none in a log. */
function barOf({ finished, total }: ProgressState, width: number, unicode: boolean): string {
  if (width < 78 || !Number.isFinite(width) || total === 0) return '';
  const cells = width < 100 ? 10 : 20;
  const full = Math.min(cells, Math.floor((finished / total) * cells));
  const [done, open] = unicode ? ['█', '░'] : ['#', '.'];
  return `${done.repeat(full)}${open.repeat(cells - full)} `;
}

function slowestOf({ slowest }: ProgressState, room: number, unicode: boolean): string {
  if (slowest === null) return '';
  const [before, after] = [', slowest: ', ` ${inSeconds(slowest.forMs)}`];
  const nameWidth = Math.min(60, room - before.length - after.length);
  return nameWidth < leastNameWidth ? '' : `${before}${fitWidth(slowest.name, nameWidth, unicode)}${after}`;
}

function inSeconds(durationMs: number): string {
  return formatDuration(Math.max(1000, Math.round(durationMs / 1000) * 1000));
}
