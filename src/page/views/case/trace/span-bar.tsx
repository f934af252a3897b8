import { useMemo } from 'preact/hooks';
import { visibleText } from '../../../../model/visible-text.ts';
import type { SpanNode } from '../../../../report/trace/span-tree.ts';
import { spanWords } from '../../../../report/trace/span-words.ts';
import type { BarMark } from './bar-marks.ts';
import { type BarPiece, barPieces } from './bar-pieces.ts';
import type { PathStep } from './critical-path.ts';
import { markSigns } from './mark-signs.ts';
import { shareOfAxis } from './share-of-axis.ts';
import type { TraceModel } from './trace-model.ts';

interface SpanBarProps {
  readonly node: SpanNode;
  readonly marks: readonly BarMark[];
  /** Steps of the critical path to be marked on it. */
  readonly path: readonly PathStep[];
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
      {marks.map(({ kind, atMs, what }, index) => (
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
