/** Lists up to this length are drawn whole. */
const mostDrawn = 200;
/** Rows drawn before and after those that can be seen, so that scrolling meets no gaps. */
const margin = 20;

/**
 * Which rows of a long list to draw: those that can be seen, and some around them.
 *
 * @param scrolled - how far the list is scrolled, and what can be seen of it, in pixels
 * @returns the first row, and the one after the last
 */
export function visibleRows(
  count: number,
  rowHeight: number,
  scrolled: { readonly top: number; readonly height: number },
): readonly [from: number, to: number] {
  if (count <= mostDrawn) return [0, count];
  const first = Math.floor(scrolled.top / rowHeight) - margin;
  const seen = Math.ceil(scrolled.height / rowHeight) + 2 * margin;
  const from = Math.max(0, Math.min(first, count - seen));
  return [from, Math.min(count, from + seen)];
}
