/** A stretch of text that no sentence crosses, without the marks at its edges. */
export interface Line {
  readonly start: number;
  readonly end: number;
  /** A row of a table: a sentence as a whole. */
  readonly isRow: boolean;
}

/** The lines of a text; lines that were only wrapped are one. */
export function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  for (const { 0: content, index } of text.matchAll(/[^\r\n\u2028\u2029]+/g)) {
    const last = lines.at(-1);
    if (last && isWrapped(text, last, index, content)) {
      lines[lines.length - 1] = { ...last, end: index + content.length };
    } else lines.push(lineAt(content, index));
  }
  return lines;
}

/** Shorter lines are not wrapped prose but lists, addresses or verse. */
const shortestWrapped = 60;

function isWrapped(text: string, last: Line, start: number, content: string): boolean {
  if (last.isRow || !/^\s*\p{Ll}/u.test(content)) return false;
  const between = text.slice(last.end, start);
  if (between !== '\n' && between !== '\r\n') return false;
  const lineStart = text.lastIndexOf('\n', last.end - 1) + 1;
  return last.end - lineStart >= shortestWrapped && !/[.!?:;]\s*$/.test(text.slice(last.end - 10, last.end));
}

/** Quotes, headings, bullets, check boxes and numbers of list items. */
const markers = /^\s*(?:(?:>|#{1,6}(?=\s)|[-*+•–—](?=\s)|\(?\d{1,3}[.)](?=\s)|\[[ xX]\])\s*)*/;

/** Cells may also stand without a mark at the edge of the table: "A | B". */
const borders = /\S[ \t]\|(?:[ \t]|$)/;

function lineAt(content: string, index: number): Line {
  const row = /^\s*\|\s*/.exec(content) ?? (borders.test(content) ? /^\s*/.exec(content) : null);
  if (!row) {
    return {
      start: index + (markers.exec(content)?.[0].length ?? 0),
      end: index + content.length,
      isRow: false,
    };
  }
  const kept = content.trimEnd();
  const end = kept.endsWith('|') && kept.length > row[0].length ? kept.length - 1 : kept.length;
  return { start: index + row[0].length, end: index + end, isRow: true };
}
