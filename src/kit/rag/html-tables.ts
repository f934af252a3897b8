/** Tables of HTML as tables of Markdown; the first row names the columns. */
export function htmlTables(text: string): string {
  return text.replace(/<table\b[^<>]*>([^<]*(?:<(?!\/?table\b)[^<]*)*)<\/table\s*>/gi, (_, rows: string) =>
    pipeTable(rows),
  );
}

function pipeTable(html: string): string {
  const rows = html
    .split(/<tr\b[^<>]*>/i)
    .slice(1)
    .map(cellsOf)
    .filter((cells) => cells.length > 0);
  const [head, ...rest] = rows;
  if (!head) return '\n\n';
  const width = Math.max(...rows.map((cells) => cells.length));
  const lineOf = (cells: readonly string[]): string =>
    `| ${Array.from({ length: width }, (_, column) => cells[column] ?? '').join(' | ')} |`;
  return `\n\n${[lineOf(head), `|${' --- |'.repeat(width)}`, ...rest.map(lineOf)].join('\n')}\n\n`;
}

function cellsOf(row: string): string[] {
  return row
    .split(/<t[dh]\b[^<>]*>/i)
    .slice(1)
    .map((cell) =>
      cell
        .replace(/<[^<>]*>/g, ' ')
        .replace(/\s+/g, ' ')
        .replace(/\|/g, '\\|')
        .trim(),
    );
}
