/** Rows that are drawn beyond the edges, so that scrolling shows no gaps. */
const beyond = 8;
/** Rows come and go by so many, so that most steps of scrolling change nothing. */
const step = 4;

/**
 * Which rows of a long list to draw.
 *
 * @param view - pixels: how far it is scrolled, and how much can be seen
 * @returns from the first up to, and without, the last
 */
export function rowsInView(
  view: { readonly top: number; readonly height: number },
  rowHeight: number,
  count: number,
): readonly [first: number, end: number] {
  const from = Math.floor(view.top / rowHeight / step) * step - beyond;
  const to = Math.ceil((view.top + view.height) / rowHeight / step) * step + beyond;
  const end = Math.min(count, Math.max(to, 0));
  return [Math.min(Math.max(from, 0), end), end];
}
