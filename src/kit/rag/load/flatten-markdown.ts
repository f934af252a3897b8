/** Nobody nests lists and quotes deeper, and what reads them takes time by the square of the depth. */
const mostMarkers = 6;
const mostIndent = 24;
const mostColumns = 200;
const fewColumns = 20;

/**
 * Takes what is nested too deeply, and tables of far more cells than are written, for plain text; the words stay.
 *
 * @param prose - Markdown without fenced code
 */
export function flattenMarkdown(prose: string): string {
  return flattenTables(prose.split('\n').map(flattenLine)).join('\n');
}

function flattenLine(line: string): string {
  const indent = /^[ \t]*/.exec(line)?.[0] ?? '';
  const width = indent.length + 3 * (indent.split('\t').length - 1);
  return flattenMarkers(width > mostIndent ? ' '.repeat(mostIndent) + line.slice(indent.length) : line);
}

/** Quotes and items that begin on one line: `> - 1. > text`. */
function flattenMarkers(line: string): string {
  const marker = /[ \t]*(?:>|[-*+](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$))/y;
  let kept = 0;
  let end = 0;
  for (let count = 1; marker.test(line); count++) {
    end = marker.lastIndex;
    if (count === mostMarkers) kept = end;
  }
  return kept > 0 && end > kept ? `${line.slice(0, kept)} ${line.slice(end)}` : line;
}

/** A table without the line below its header is a paragraph. Rows that are too short would be filled up with empty cells. */
function flattenTables(lines: readonly string[]): string[] {
  const kept = [...lines];
  let [rows, size] = [0, 0];
  for (let index = lines.length - 1; index >= 0; index--) {
    const line = lines[index] ?? '';
    if (line.trim() === '') [rows, size] = [0, 0];
    else if (/^[-:| \t]+$/.test(line)) {
      const columns = line.split('|').length;
      if (columns > mostColumns || (columns > fewColumns && columns * rows > size)) kept[index] = '';
    }
    rows++;
    size += line.length;
  }
  return kept;
}
