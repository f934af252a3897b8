import { useEffect, useMemo, useState } from 'preact/hooks';
import type { TrialFinished } from '../../../../model/event.ts';
import type { SpanNode } from '../../../../report/trace/span-tree.ts';
import { foldedAtFirst } from './folded-at-first.ts';
import { layoutSpans } from './layout-spans.ts';
import { SpanDetails } from './span-details.tsx';
import { TraceHead } from './trace-head.tsx';
import { traceModel } from './trace-model.ts';
import { useSelectedSpan } from './use-selected-span.ts';
import { Waterfall } from './waterfall.tsx';

/** The waterfall of a trial's spans, what is to be said of all of them above it, and the selected one beside it. */
export function SpanExplorer({ trial }: { readonly trial: TrialFinished }) {
  const model = useMemo(() => traceModel(trial.spans), [trial.spans]);
  const [folded, setFolded] = useState<ReadonlySet<number>>(() => foldedAtFirst(model.tree));
  const [selectedId, select] = useSelectedSpan();
  const selected = model.tree.find(({ span }) => span.id === selectedId) ?? null;
  const shown = useMemo(() => layoutSpans(model.tree, folded), [model, folded]);
  useEffect(() => {
    if (selected) setFolded((before) => without(before, ancestorsOf(selected)));
  }, [selected]);
  const toggle = ({ index }: SpanNode): void => {
    setFolded((before) => (before.has(index) ? without(before, [index]) : new Set([...before, index])));
  };
  return (
    <section class="trace" aria-label="Trace">
      <TraceHead trial={trial} model={model} shown={shown.length} onFold={setFolded} />
      <div class="trace-panes">
        <Waterfall model={model} rows={shown} selected={selected} onSelect={select} onToggle={toggle} />
        <SpanDetails node={selected} />
      </div>
    </section>
  );
}

/** The same set where it holds none of them. */
function without(folded: ReadonlySet<number>, indexes: readonly number[]): ReadonlySet<number> {
  if (!indexes.some((index) => folded.has(index))) return folded;
  const rest = new Set(folded);
  for (const index of indexes) rest.delete(index);
  return rest;
}

function ancestorsOf({ parent }: SpanNode): number[] {
  const ancestors: number[] = [];
  for (let node = parent; node; node = node.parent) ancestors.push(node.index);
  return ancestors;
}
