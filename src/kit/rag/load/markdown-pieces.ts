/** A page below the first is never cut; cuts are made before a heading, later at a blank line, at last at any line. */
const sizes = { heading: 8_000, blank: 16_000, any: 24_000 };

/**
 * Cuts a long page into pieces that can be read one after the other, for what reads them takes time by the square of a list
 * or item.
 *
 * Code goes on in the next piece as code, and a table with the names of its columns.
 */
export function markdownPieces(markdown: string): string[] {
  if (markdown.length <= sizes.heading) return [markdown];
  const pieces: string[] = [];
  let lines: string[] = [];
  let size = 0;
  let fence: string | null = null;
  /** The header of the table that the line above belongs to. */
  let table: readonly string[] = [];
  for (const line of markdown.split('\n')) {
    if (isCut(line, size, fence !== null)) {
      pieces.push([...lines, ...(fence === null ? [] : [markOf(fence)])].join('\n'));
      lines = fence === null ? (line.trim() === '' ? [] : [...table]) : [fence];
      size = 0;
    }
    if (fence === null && delimiterRow.test(line)) table = [lines.at(-1) ?? '', line];
    else if (!line.includes('|')) table = [];
    lines.push(line);
    size += line.length + 1;
    fence = fenceAfter(line, fence);
  }
  return [...pieces, lines.join('\n')];
}

function isCut(line: string, size: number, isCode: boolean): boolean {
  if (size < sizes.heading) return false;
  if (size >= sizes.any) return true;
  if (isCode) return false;
  return size >= sizes.blank ? line.trim() === '' : /^#{1,6}[ \t]/.test(line);
}

const delimiterRow = /^[ \t]{0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;
const fences = /^[ \t]*(`{3,}(?!.*`)|~{3,})/;

/** The line that opened the code in which the next line stands. */
function fenceAfter(line: string, fence: string | null): string | null {
  const mark = fences.exec(line)?.[1];
  if (fence === null) return mark === undefined ? null : line;
  return mark !== undefined && line.trim() === mark && mark.startsWith(markOf(fence)) ? null : fence;
}

function markOf(fence: string): string {
  return fences.exec(fence)?.[1] ?? '';
}
