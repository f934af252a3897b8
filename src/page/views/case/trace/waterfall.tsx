import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { SpanNode } from '../../../../report/trace/span-tree.ts';
import { usePrinting } from '../../../use-printing.ts';
import { BarLegend } from './bar-legend.tsx';
import type { SpanRow as Row } from './layout-spans.ts';
import { moveInTree } from './move-in-tree.ts';
import { SpanRow } from './span-row.tsx';
import { TimeAxis } from './time-axis.tsx';
import type { TraceModel } from './trace-model.ts';
import { useScrolled } from './use-scrolled.ts';
import { visibleRows } from './visible-rows.ts';

/** Rows that are printed of a long trace. */
const mostPrinted = 500;

interface WaterfallProps {
  readonly model: TraceModel;
  readonly rows: readonly Row[];
  readonly selected: SpanNode | null;
  readonly onSelect: (id: number) => void;
  readonly onToggle: (node: SpanNode) => void;
}

/** The spans as a tree beside their bars. Of a long one only those rows are in the page that can be seen. */
export function Waterfall({ model, rows, selected, onSelect, onToggle }: WaterfallProps) {
  const frame = useRef<HTMLDivElement>(null);
  const tree = useRef<HTMLDivElement>(null);
  const scrolled = useScrolled(frame);
  const isPrinting = usePrinting();
  const [rowHeight, setRowHeight] = useState(28);
  const at = rows.findIndex(({ node }) => node === selected);
  const [from, to] = isPrinting
    ? [0, Math.min(rows.length, mostPrinted)]
    : visibleRows(rows.length, rowHeight, scrolled);
  useLayoutEffect(() => {
    const height = tree.current?.querySelector('[role=treeitem]')?.getBoundingClientRect().height;
    if (height) setRowHeight(height);
  }, [scrolled.width]);
  useEffect(() => {
    if (frame.current && tree.current && at >= 0)
      reveal(frame.current, tree.current.offsetTop, at * rowHeight, rowHeight);
  }, [selected, at, rowHeight]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const move = moveInTree(event.key, rows, at);
    if (!move) return;
    event.preventDefault();
    if (move === 'stay') return;
    if ('toggle' in move) onToggle(move.toggle.node);
    else onSelect(move.select.node.span.id);
  };
  const onClick = ({ target }: MouseEvent): void => {
    if (!(target instanceof Element)) return;
    const row = rows[Number(target.closest<HTMLElement>('[data-row]')?.dataset['row'] ?? -1)];
    if (!row) return;
    if (target.closest('.trace-fold') && row.isOpen !== null) onToggle(row.node);
    else onSelect(row.node.span.id);
  };
  const left = rows.length - to;
  return (
    <div class="trace-waterfall">
      <div class="trace-frame" ref={frame}>
        <TimeAxis model={model} />
        <div
          ref={tree}
          class="trace-tree"
          role="tree"
          aria-label="Spans"
          tabIndex={0}
          aria-activedescendant={at >= from && at < to ? `trace-row-${at}` : undefined}
          onKeyDown={onKeyDown}
          onClick={onClick}
          style={{
            paddingTop: `${from * rowHeight}px`,
            paddingBottom: `${isPrinting ? 0 : left * rowHeight}px`,
          }}
        >
          {rows.slice(from, to).map((row, index) => (
            <SpanRow
              key={row.node.index}
              row={row}
              place={from + index}
              model={model}
              isSelected={row.node === selected}
            />
          ))}
        </div>
      </div>
      {isPrinting && left > 0 && <p class="trace-faint">{left} rows more are not printed.</p>}
      <BarLegend model={model} />
    </div>
  );
}

/** Scrolls the frame, and nothing around it, until a row can be seen below the axis. */
function reveal(frame: HTMLElement, treeTop: number, rowTop: number, rowHeight: number): void {
  const seen = frame.clientHeight - treeTop;
  if (rowTop < frame.scrollTop) frame.scrollTop = rowTop;
  else if (rowTop + rowHeight > frame.scrollTop + seen) frame.scrollTop = rowTop + rowHeight - seen;
}
