import { useMemo } from 'preact/hooks';
import { visibleText } from '../../../../model/visible-text.ts';
import type { SpanNode } from '../../../../report/trace/span-tree.ts';
import { spanWords } from '../../../../report/trace/span-words.ts';
import type { BarMark } from './bar-marks.ts';
import { barPieces } from './bar-pieces.ts';
import type { PathStep } from './critical-path.ts';
import { markSigns } from './mark-signs.ts';
import type { TraceModel } from './trace-model.ts';

interface SpanBarProps {
  readonly node: SpanNode;
  readonly marks: readonly BarMark[];
  /** The span's own steps of the critical path. */
  readonly path: readonly PathStep[];
  readonly model: TraceModel;
}

/** When a span ran, drawn to scale; what it says is said in words by its row. */
export function SpanBar({ node, marks, path, model: { tree, endMs } }: SpanBarProps) {
  const pieces = useMemo(() => barPieces(node, tree), [node, tree]);
  const at = (ms: number): string => `${endMs > 0 ? (100 * ms) / endMs : 0}%`;
  return (
    <span class={`trace-bar trace-is-${spanWords[node.span.name]}`} aria-hidden="true">
      {pieces.map((piece, index) => (
        <span
          key={index}
          class={`trace-piece trace-${piece.kind}${endOf(piece)}`}
          style={{ left: at(piece.startMs), width: at((piece.endMs ?? endMs) - piece.startMs) }}
        />
      ))}
      {path.map(({ startMs, endMs: stepEndMs }) => (
        <span
          key={startMs}
          class="trace-critical"
          style={{ left: at(startMs), width: at(stepEndMs - startMs) }}
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
function endOf({ startMs, endMs }: { readonly startMs: number; readonly endMs: number | null }): string {
  if (endMs === null) return ' trace-open';
  return endMs <= startMs ? ' trace-instant' : '';
}
