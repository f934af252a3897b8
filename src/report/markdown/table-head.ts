export interface MarkdownColumn {
  readonly title: string;
  readonly align?: 'right';
}

/** The first two lines of a table. */
export function tableHead(columns: readonly MarkdownColumn[]): string {
  const titles = columns.map(({ title }) => title).join(' | ');
  const rules = columns.map(({ align }) => (align === 'right' ? '---:' : '---')).join(' | ');
  return `| ${titles} |\n| ${rules} |\n`;
}
