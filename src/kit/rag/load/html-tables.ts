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
  const width = rows.reduce((most, cells) => Math.max(most, cells.length), 0);
  const lineOf = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const names = [...head, ...Array(width - head.length).fill('')];
  return `\n\n${[lineOf(names), `|${' --- |'.repeat(width)}`, ...rest.map(lineOf)].join('\n')}\n\n`;
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
