import { flattenMarkdown } from './flatten-markdown.ts';
import { htmlTables } from './html-tables.ts';
import { htmlToMarkdown } from './html-to-markdown.ts';

/**
 * Takes off a page what only its site generator or a browser understands, and leaves Markdown: template tags (Liquid,
 * Hugo, Vue), containers of Docusaurus and MkDocs, imports of MDX, attributes of kramdown, comments, HTML.
 *
 * Code stays as it is. All searches are linear in the length of the page, whatever it holds.
 */
export function stripMarkup(page: string): string {
  return fencedParts(page)
    .map(({ text, isCode }) => (isCode ? text : stripProse(text)))
    .join('\n');
}

/** The page's lines in runs of code between fences and of all else. */
function fencedParts(page: string): { text: string; isCode: boolean }[] {
  const parts: { lines: string[]; isCode: boolean }[] = [{ lines: [], isCode: false }];
  let fence: string | null = null;
  for (const line of page.split('\n')) {
    const opens: string | undefined = fence === null ? openFence.exec(line)?.[1] : undefined;
    if (opens !== undefined) parts.push({ lines: [], isCode: true });
    parts.at(-1)?.lines.push(line);
    if (fence !== null && closesFence(line.trim(), fence)) {
      fence = null;
      parts.push({ lines: [], isCode: false });
    }
    fence = opens ?? fence;
  }
  return parts
    .filter(({ lines }) => lines.length > 0)
    .map(({ lines, isCode }) => ({ text: lines.join('\n'), isCode }));
}

/** "```a```" on one line is inline code. */
const openFence = /^[ \t]*(`{3,}(?!.*`)|~{3,})/;

function closesFence(line: string, fence: string): boolean {
  return line.length >= fence.length && line === fence.charAt(0).repeat(line.length);
}

function stripProse(prose: string): string {
  const whole = htmlTables(cutBetween(prose, '<!--', '-->'))
    .replace(/^[ \t]*:::+[ \t]*[\w-]*(?:\[([^\]\n]*)\]|[ \t]+(?!\{)([^\n]*))?.*$/gm, '$1$2')
    .replace(/^[ \t]*(?:!!!|\?\?\?\+?)[ \t]+[\w-]+(?:[ \t]+"([^"\n]*)")?[ \t]*$/gm, '$1')
    .replace(/^import[ \t][^\n]*["'][^"'\n]+["'];?[ \t]*$/gm, '')
    .replace(/^export[ \t]+(?:const|let|default|function)\b[^\n]*(?:\n(?![ \t]*\n)[^\n]+)*/gm, '')
    .replace(/^([ \t]*>[ \t]*)\[![A-Za-z]+\][+-]?/gm, '$1')
    .replace(/^[ \t]*\[\[?_?toc_?\]\]?[ \t]*$/gim, '')
    .replace(/^[ \t]*\|.*$/gm, (row) =>
      outsideInlineCode(row, (cell) => cell.replace(/<[a-z/][^<>@:]*>/gi, ' ')),
    );
  return flattenMarkdown(outsideInlineCode(whole, (text) => htmlToMarkdown(stripTemplates(text))));
}

function stripTemplates(text: string): string {
  return (text.includes('{%') ? stripTags(text) : text)
    .replace(/\{\{[^{}]*\}\}/g, '')
    .replace(/\{:[^{}\n]*\}/g, '')
    .replace(/\[\^[^\]\s]{1,50}\]:?/g, '')
    .replace(/\[\[(?:[^[\]|\n]{1,200}\|)?([^[\]|\n]{1,200})\]\]/g, '$1');
}

function stripTags(text: string): string {
  return text
    .replace(/^[ \t]*\{%-?\s*(?:image\w*|img|figure|video)\b[^%\n]*%\}[ \t]*$/gm, '')
    .replace(/(?<![\p{L}\p{N},]\n)^[ \t]*(?:\{%[^%\n]*%\}[ \t]*)+$/gmu, '')
    .replace(/\{%[^%]*(?:%(?!\})[^%]*){0,20}%\}/g, inlineTag);
}

/**
 * A tag within a line that has nothing but words in quotes stands for the last of them: `{% channel "travel" %}`, or
 * `{% channel "travel" "the travel desk" %}`. Those that bring in other pages or steer the generator stand for nothing.
 */
function inlineTag(tag: string): string {
  const [, name = '', ...words] =
    /^\{%-?\s*([\w-]+)\s+(?:(?:"[^"]*"|'[^']*')\s+){0,3}(?:"([^"\n]*)"|'([^'\n]*)')\s*-?%\}$/.exec(tag) ?? [];
  return unseenTags.test(name) ? '' : words.join('');
}

const unseenTags =
  /^(?:include\w*|render\w*|layout|extends|import|from|embed|page|post_url|link|url|ref|relref|asset\w*|static|if|unless|elsif|case|when|for|assign|set|capture|cycle|block|load|highlight|raw|comment|end\w*)$/;

function outsideInlineCode(text: string, change: (prose: string) => string): string {
  return text
    .split(/(`[^`\n]+`)/)
    .map((part, index) => (index % 2 === 1 ? part : change(part)))
    .join('');
}

/** By hand, for a regular expression looks for the end from every beginning again. */
function cutBetween(text: string, begin: string, end: string): string {
  const kept: string[] = [];
  let from = 0;
  for (let start = text.indexOf(begin); start >= 0; start = text.indexOf(begin, from)) {
    const stop = text.indexOf(end, start + begin.length);
    if (stop < 0) break;
    kept.push(text.slice(from, start));
    from = stop + end.length;
  }
  return kept.join('') + text.slice(from);
}
