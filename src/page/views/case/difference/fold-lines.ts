import type { DifferencePart } from './difference.ts';

/** Equal lines that are kept around each change. */
const context = 3;

/** Lines of a difference, or how many equal ones are left out here. */
export type FoldedLines = { readonly lines: readonly DifferencePart[] } | { readonly leftOut: number };

/** Lines of a difference without the equal ones that lie far from any change. */
export function foldLines(lines: readonly DifferencePart[]): FoldedLines[] {
  const near = new Set<number>();
  for (const [index, { mark }] of lines.entries()) {
    if (mark === ' ') continue;
    for (let place = index - context; place <= index + context; place++) near.add(place);
  }
  const folded: FoldedLines[] = [];
  for (let start = 0; start < lines.length; ) {
    const isNear = near.has(start);
    let end = start + 1;
    while (end < lines.length && near.has(end) === isNear) end++;
    // A note in place of a few lines would save nothing.
    folded.push(
      isNear || end - start <= context ? { lines: lines.slice(start, end) } : { leftOut: end - start },
    );
    start = end;
  }
  return folded;
}
