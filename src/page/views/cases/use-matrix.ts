import type { RefObject } from 'preact';
import { useCallback, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { usePrinting } from '../../use-printing.ts';
import { type CasesLayout, layoutOf } from './layout-of.ts';
import { printedRows } from './printed-rows.ts';
import { rowsInView } from './rows-in-view.ts';
import type { CaseRows } from './use-case-rows.ts';

/** What paper has room for, in pixels. */
const paperWidth = 620;

interface Matrix {
  readonly layout: CasesLayout;
  /** The rows to draw: from the first up to, and without, the last. */
  readonly drawn: readonly [first: number, end: number];
  /** Looks again at what can be seen. */
  look(): void;
}

/**
 * How the list is drawn into its element as that is scrolled and sized, or onto paper.
 *
 * @param scroller - the list
 */
export function useMatrix(
  scroller: RefObject<HTMLElement | null>,
  { list, rows, agents }: Pick<CaseRows, 'list' | 'rows' | 'agents'>,
): Matrix {
  const isPrinting = usePrinting();
  const [view, setView] = useState({ top: 0, width: innerWidth, height: innerHeight });
  const columns = agents?.length ?? null;
  const width = isPrinting ? paperWidth : view.width;
  const layout = useMemo(() => layoutOf({ ...list, width, agents: columns }), [list, width, columns]);
  const range = (of: typeof view) => rowsInView(of, layout.rowHeight, rows.length);
  const latest = useRef(range);
  latest.current = range;
  const look = useCallback(() => {
    const { scrollTop, clientWidth, clientHeight } = scroller.current ?? {};
    if (scrollTop === undefined || clientWidth === undefined || clientHeight === undefined) return;
    const now = { top: scrollTop, width: clientWidth, height: clientHeight };
    setView((before) =>
      before.width === now.width && `${latest.current(before)}` === `${latest.current(now)}` ? before : now,
    );
  }, [scroller]);
  useLayoutEffect(() => {
    look();
    const observer = new ResizeObserver(look);
    if (scroller.current) observer.observe(scroller.current);
    return () => observer.disconnect();
  }, [scroller, look]);
  return { layout, drawn: isPrinting ? [0, printedRows(rows.length)] : range(view), look };
}
