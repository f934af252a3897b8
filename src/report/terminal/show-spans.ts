import { displayWidth } from '../../model/display-width.ts';
import { formatDuration } from '../../model/duration.ts';
import type { Span } from '../../model/span.ts';
import { plural } from '../show/plural.ts';
import { isTrialSpan } from '../trace/is-trial-span.ts';
import { spanTree } from '../trace/span-tree.ts';
import { spanWords } from '../trace/span-words.ts';
import { fitWidth, padWidth } from './fit-width.ts';
import type { DrawingOptions } from './gantt.ts';

const mostSpans = 40;
/** Deeper spans are indented no further. */
const mostDepth = 8;

/**
 * Spans as an indented list: what each is, how long it took, and its error. For trials in which no graph ran.
 *
 * @returns a line a span, none wider than `width`, and how many more there are; no lines where there are no spans
 */
export function showSpans(spans: readonly Span[], { width, unicode }: DrawingOptions): string[] {
  const rows = spanTree(spans)
    .slice(0, mostSpans)
    .map(({ span, depth }) => ({
      name: `${'  '.repeat(Math.min(depth, mostDepth))}${spanWords[span.name]} ${span.label}`,
      time: timeOf(span),
      error: span.error ? `  ${span.error.kind}: ${span.error.message}` : '',
    }));
  const timeWidth = Math.max(0, ...rows.map(({ time }) => time.length));
  const most = Math.max(12, width - timeWidth - 2);
  const names = rows.map(({ name }) => fitWidth(name, most, unicode));
  const nameWidth = Math.max(0, ...names.map(displayWidth));
  const lines = rows.map(({ time, error }, index) => {
    const name = padWidth(names[index] ?? '', nameWidth);
    return fitWidth(`${name}  ${time.padStart(timeWidth)}${error}`.trimEnd(), width, unicode);
  });
  const left = spans.length - rows.length;
  return left > 0 ? [...lines, `${unicode ? '…' : '...'} and ${plural(left, 'span')} more`] : lines;
}

/** What was noted outside of any span took no time of its own. */
function timeOf(span: Span): string {
  if (isTrialSpan(span)) return '';
  return span.endMs === null ? 'cut off' : formatDuration(span.endMs - span.startMs);
}
