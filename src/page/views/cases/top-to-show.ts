/**
 * How far to scroll so that a row can be seen, and no farther.
 *
 * @param view - pixels: how far it is scrolled now, and how much can be seen
 */
export function topToShow(
  index: number,
  view: { readonly top: number; readonly height: number },
  rowHeight: number,
): number {
  const top = index * rowHeight;
  const least = top + rowHeight - view.height;
  return Math.min(top, Math.max(view.top, least));
}
