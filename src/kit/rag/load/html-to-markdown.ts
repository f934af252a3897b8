/**
 * HTML in Markdown as the Markdown that says the same: headings, lists and images keep their words and shape, all other
 * tags go, scripts and styles with their content. A break within a line stays, for a table's row must stay one line.
 */
export function htmlToMarkdown(text: string): string {
  if (!text.includes('<')) return text;
  return text
    .replace(/<(script|style)\b[^<>]*>[^<]*(?:<(?!\/\1)[^<]*){0,200}<\/\1\s*>/gi, '')
    .replace(/<h([1-6])\b[^<>]*>\s*([^<]*(?:<(?!\/h)[^<]*){0,20})<\/h\1\s*>/gi, headingOf)
    .replace(/<li\b[^<>]*>\s{0,40}/gi, '\n- ')
    .replace(/^[ \t]*<br\b[^<>]*>[ \t]*$/gim, '')
    .replace(/<img\b[^<>]*?\balt=(?:"([^"<>]*)"|'([^'<>]*)')[^<>]*>/gi, '$1$2')
    .replace(blockTag, '\n\n')
    .replace(anyTag, '');
}

const blockTag =
  /[ \t]{0,40}<\/?(?:address|article|aside|blockquote|center|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|hr|iframe|main|nav|ol|p|section|summary|table|tbody|td|tfoot|th|thead|tr|ul|video)(?:\s[^<>]*)?\/?>\s{0,40}/gi;

/** Not `<https://…>` nor `<me@example.org>`, which are links, nor `a < b`. */
const anyTag = /<\/?(?!br\b)[a-z][\w.-]*(?:\s[^<>]*)?\/?>/gi;

function headingOf(_: string, depth: string, content: string): string {
  return `\n\n${'#'.repeat(Number(depth))} ${content.replace(anyTag, '').replace(/\s+/g, ' ').trim()}\n\n`;
}
