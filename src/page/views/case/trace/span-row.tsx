import { useMemo } from 'preact/hooks';
import { isNodeAttempt } from '../../../../model/node-runs.ts';
import { attribute } from '../../../../model/span.ts';
import { visibleText } from '../../../../model/visible-text.ts';
import type { SpanNode } from '../../../../report/trace/span-tree.ts';
import { barMarks } from './bar-marks.ts';
import { describeBar } from './describe-bar.ts';
import { describeState } from './describe-state.ts';
import { lastedOf } from './lasted-of.ts';
import type { SpanRow as Row } from './layout-spans.ts';
import { nameOfSpan } from './name-of-span.ts';
import { pathOnRow } from './path-on-row.ts';
import { SpanBar } from './span-bar.tsx';
import { SpanKind } from './span-kind.tsx';
import type { TraceModel } from './trace-model.ts';

interface SpanRowProps {
  readonly row: Row;
  /** Among the rows that are not folded away, from 0. */
  readonly place: number;
  readonly model: TraceModel;
  readonly isSelected: boolean;
}

/** A span: what it is, its bar, and how long it took. */
export function SpanRow({ row, place, model, isSelected }: SpanRowProps) {
  const { node, isOpen, position, siblings } = row;
  const { span, depth } = node;
  const marks = useMemo(() => barMarks(node, isOpen, model.tree), [node, isOpen, model]);
  const state = visibleText(describeState(node));
  const path = useMemo(() => pathOnRow(node, isOpen, model), [node, isOpen, model]);
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the tree has the focus, and names its active row.
    <div
      id={`trace-row-${place}`}
      data-row={place}
      class="trace-row"
      role="treeitem"
      aria-level={depth + 1}
      aria-posinset={position}
      aria-setsize={siblings}
      aria-selected={isSelected}
      aria-expanded={isOpen ?? undefined}
    >
      <span
        class="trace-label"
        title={[nameOfSpan(span), state].join('  ')}
        style={{ paddingInlineStart: `${Math.min(depth, 12) * 0.9}rem` }}
      >
        <span class="trace-fold" aria-hidden="true">
          {isOpen === null ? '' : isOpen ? '▾' : '▸'}
        </span>
        <SpanKind name={span.name} /> <bdi class="trace-name">{shortName(node)}</bdi>{' '}
        <span class={span.error ? 'trace-state trace-bad' : 'trace-state'}>{state}</span>
      </span>
      <span class="visually-hidden"> {describeBar(span, marks, path)}, </span>
      <SpanBar node={node} marks={marks} path={path} model={model} />
      <span class="trace-lasted">{lastedOf(span)}</span>
    </div>
  );
}

/** An attempt stands below its node, which says what is tried. */
function shortName({ span, parent }: SpanNode): string {
  const isBelowNode = parent?.span.label === span.label && isNodeAttempt(span);
  return isBelowNode ? `attempt ${span.attributes[attribute.nodeAttempt]}` : nameOfSpan(span);
}
