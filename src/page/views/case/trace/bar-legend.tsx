import { useMemo } from 'preact/hooks';
import type { SpanNode } from '../../../../report/trace/span-tree.ts';
import { barMarks } from './bar-marks.ts';
import { barPieces, pieceMeanings } from './bar-pieces.ts';
import { markSigns } from './mark-signs.ts';
import type { TraceModel } from './trace-model.ts';

const markMeanings = { fault: 'injected fault', retry: 'tried again' } as const;

/** The meaning of those signs that occur in the bars. */
export function BarLegend({ model }: { readonly model: TraceModel }) {
  const used = useMemo(() => signsOf(model), [model]);
  return (
    <ul class="trace-legend">
      {Object.entries(pieceMeanings).map(
        ([kind, meaning]) =>
          used.has(kind) && (
            <li key={kind}>
              <span class="trace-bar trace-sample" aria-hidden="true">
                <span class={`trace-piece trace-${kind}`} />
              </span>
              {meaning}
            </li>
          ),
      )}
      {used.has('open') && (
        <li>
          <span class="trace-bar trace-sample" aria-hidden="true">
            <span class="trace-piece trace-running trace-open" />
          </span>
          cut off
        </li>
      )}
      {Object.entries(markMeanings).map(
        ([kind, meaning]) =>
          used.has(kind) && (
            <li key={kind}>
              <span class={`trace-mark trace-${kind}`} aria-hidden="true">
                {kind === 'fault' ? markSigns.fault : markSigns.retry}
              </span>
              {meaning}
            </li>
          ),
      )}
      {model.path.length > 0 && (
        <li>
          <span class="trace-bar trace-sample" aria-hidden="true">
            <span class="trace-critical" />
          </span>
          critical path
        </li>
      )}
    </ul>
  );
}

function signsOf({ tree, ends }: TraceModel): ReadonlySet<string> {
  const used = new Set<string>();
  for (const node of tree) for (const sign of signsOn(node, ends)) used.add(sign);
  return used;
}

/** Of the span alone: what is inside shows in rows of its own. */
function signsOn(node: SpanNode, ends: readonly number[]): string[] {
  const pieces = barPieces(node, { tree: [], ends });
  return [
    ...pieces.map(({ kind }) => kind),
    ...(pieces.some(({ isCut }) => isCut) ? ['open'] : []),
    ...barMarks(node, true, []).map(({ kind }) => kind),
  ];
}
