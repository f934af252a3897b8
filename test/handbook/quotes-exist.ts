import type { Json } from 'agent-eval';

interface Quoted {
  readonly document: string;
  readonly quote: string;
}

/** Every quote stands word for word in the page that it names, apart from Markdown's own marks and line breaks. */
export async function quotesExist({
  output,
}: {
  readonly output: Json;
}): Promise<{ score: number; reason: string }> {
  const { readFile } = await import('node:fs/promises');
  for (const { document, quote } of citationsOf(output)) {
    const page = await readFile(`agents/knowledge/${document}.md`, 'utf8').catch(() => null);
    if (page === null) return { score: 0, reason: `there is no page ${document}` };
    if (!plain(page).includes(plain(quote))) return { score: 0, reason: `not in ${document}: ${quote}` };
  }
  return { score: 1, reason: 'every quote stands in its page' };
}

function citationsOf(output: Json): readonly Quoted[] {
  if (typeof output !== 'object' || output === null || !('citations' in output)) return [];
  const { citations } = output;
  return Array.isArray(citations) ? citations.filter(isQuoted) : [];
}

function isQuoted(value: unknown): value is Quoted {
  return (
    typeof value === 'object' &&
    value !== null &&
    'document' in value &&
    typeof value.document === 'string' &&
    'quote' in value &&
    typeof value.quote === 'string'
  );
}

/** Letters and digits alone: links, emphasis, tables and template tags are written with other signs. */
function plain(text: string): string {
  return text
    .replaceAll(/\]\([^)]*\)/g, ' ')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\{%-?\s*\w+|-?%\}/g, ' ')
    .replaceAll(/&[a-z]+;/g, ' ')
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '');
}
