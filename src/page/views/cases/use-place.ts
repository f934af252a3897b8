import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import type { Route } from '../../route.ts';
import { topToShow } from './top-to-show.ts';

interface Place {
  scrollTo(top: number): void;
  /** Scrolls as far as it must so that a row can be seen. */
  show(index: number): void;
  /** How many rows can be seen at once. */
  page(): number;
}

/**
 * Where the list is scrolled to. When the view is opened or its address changes, that is where the reader left it, or
 * the row that the address selects.
 *
 * @param selected - index of a row; −1: none
 * @param look - called after each move
 */
export function usePlace(
  scroller: RefObject<HTMLElement | null>,
  route: Route,
  { selected, rowHeight, look }: { selected: number; rowHeight: number; look: () => void },
): Place {
  const scrollTo = (top: number): void => {
    scroller.current?.scrollTo({ top });
    look();
  };
  const show = (index: number): void => {
    const view = { top: scroller.current?.scrollTop ?? 0, height: heightOfRows(scroller.current) };
    scrollTo(topToShow(index, view, rowHeight));
  };
  useLayoutEffect(() => {
    const top: unknown = history.state?.casesTop;
    if (typeof top === 'number') scrollTo(top);
    else if (selected >= 0) show(selected);
    else scrollTo(0);
  }, [route]);
  return { scrollTo, show, page: () => Math.floor(heightOfRows(scroller.current) / rowHeight) };
}

/** The head lies over the rows. */
function heightOfRows(scroller: HTMLElement | null): number {
  const head = scroller?.querySelector('.cases-head');
  return (scroller?.clientHeight ?? 0) - (head?.clientHeight ?? 0);
}
