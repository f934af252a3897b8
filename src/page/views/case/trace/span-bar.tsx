import { useMemo } from 'preact/hooks';
import { visibleText } from '../../../../model/visible-text.ts';
import type { SpanNode } from '../../../../report/trace/span-tree.ts';
import { spanWords } from '../../../../report/trace/span-words.ts';
import type { BarMark } from './bar-marks.ts';
import { type BarPiece, barPieces } from './bar-pieces.ts';
import { markSigns } from './mark-signs.ts';
import type { Stretch } from './path-on-row.ts';
import { shareOfAxis } from './share-of-axis.ts';
import type { TraceModel } from './trace-model.ts';

interface SpanBarProps {
  readonly node: SpanNode;
  readonly marks: readonly BarMark[];
  /** Steps of the critical path to be marked on it. */
  readonly path: readonly Stretch[];
  readonly model: TraceModel;
}

/** When a span ran, drawn to scale; what it says is said in words by its row. */
export function SpanBar({ node, marks, path, model }: SpanBarProps) {
  const pieces = useMemo(() => barPieces(node, model), [node, model]);
  const at = (ms: number): string => shareOfAxis(ms, model);
  const widthOf = (piece: BarPiece): string | undefined =>
    isInstant(piece) ? undefined : at(model.startMs + piece.endMs - piece.startMs);
  return (
    <span class={`trace-bar trace-is-${spanWords[node.span.name]}`} aria-hidden="true">
      {pieces.map((piece, index) => (
        <span
          key={index}
          class={`trace-piece trace-${piece.kind}${endOf(piece)}`}
          style={{ left: at(piece.startMs), width: widthOf(piece) }}
        />
      ))}
      {path.map(({ startMs, endMs }) => (
        <span
          key={startMs}
          class="trace-critical"
          style={{ left: at(startMs), width: at(model.startMs + endMs - startMs) }}
        />
      ))}
      {apart(marks, model).map(({ kind, atMs, what }, index) => (
        <span
          key={index}
          class={`trace-mark trace-${kind}`}
          style={{ left: at(atMs) }}
          title={visibleText(what)}
        >
          {markSigns[kind]}
        </span>
      ))}
    </span>
  );
}

/** What was cut off is open at its end; what took no time is a tick. */
function endOf(piece: BarPiece): string {
  if (piece.isCut) return ' trace-open';
  return isInstant(piece) ? ' trace-instant' : '';
}

function isInstant({ startMs, endMs, isCut }: BarPiece): boolean {
  return !isCut && endMs <= startMs;
}

/** Of marks of one kind that would lie on each other the first is drawn; there may be thousands. */
function apart(marks: readonly BarMark[], { startMs, endMs }: TraceModel): BarMark[] {
  const taken = new Set<string>();
  return marks.filter(({ kind, atMs }) => {
    const place = `${kind} ${Math.round((200 * (atMs - startMs)) / (endMs - startMs || 1))}`;
    return !taken.has(place) && taken.add(place);
  });
}
