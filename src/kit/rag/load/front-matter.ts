import { parseDocument } from 'yaml';

export interface FrontMatter {
  /** Null where the page does not name itself. */
  readonly title: string | null;
  readonly keywords: readonly string[];
  /** The page only sends its readers elsewhere. */
  readonly redirects: boolean;
  readonly body: string;
  /** What could not be understood; the body is good all the same. */
  readonly problem?: string;
}

/** What a page may call the words that say what it is about. */
const keywordFields = ['keywords', 'tags', 'aliases', 'subtitle', 'description', 'summary'];
const redirectFields = ['redirect_to', 'redirect', 'redirectTo'];

/** Reading YAML takes time by the square of its names. */
const longest = 20_000;
const tooLong = `it has more than ${longest.toLocaleString('en')} characters`;

/**
 * Takes the block between `---` lines (YAML) or `+++` lines (TOML, of which only the title is read) off a page.
 *
 * A broken block costs its own words at most, never the page.
 */
export function readFrontMatter(text: string): FrontMatter {
  const block = /^(---|\+\+\+)[ \t]*\n(?:([\s\S]*?)\n)??(?:\1|\.\.\.)[ \t]*(?:\n|$)/.exec(text);
  if (!block) return { title: null, keywords: [], redirects: false, body: text };
  const [whole, fence, content = ''] = block;
  const body = text.slice(whole.length);
  if (fence === '+++') return { ...byLine(content, '='), body };
  const { fields, problem } = content.length > longest ? { fields: {}, problem: tooLong } : readYaml(content);
  if (problem !== undefined) return { ...byLine(content, ':'), body, problem };
  return {
    title: wordsIn(fields['title'])[0] ?? null,
    keywords: keywordFields.flatMap((field) => wordsIn(fields[field])),
    redirects: redirectFields.some((field) => wordsIn(fields[field]).length > 0),
    body,
  };
}

function readYaml(content: string): { fields: Readonly<Record<string, unknown>>; problem?: string } {
  try {
    const document = parseDocument(content, { logLevel: 'silent' });
    const [error] = document.errors;
    if (error)
      return { fields: {}, problem: error.message.split('\n')[0]?.replace(/:$/, '') ?? 'broken YAML' };
    const value: unknown = document.toJS();
    if (value === null || value === undefined) return { fields: {} };
    if (typeof value === 'object' && !Array.isArray(value)) return { fields: { ...value } };
    return { fields: {}, problem: 'it is not a list of names and values' };
  } catch (error) {
    return { fields: {}, problem: error instanceof Error ? error.message : 'broken YAML' };
  }
}

/** Of a block that YAML cannot read, what stands plainly in it. */
function byLine(content: string, sign: ':' | '='): Omit<FrontMatter, 'body'> {
  const title = new RegExp(`^title[ \\t]*${sign}[ \\t]*(.+)$`, 'm').exec(content)?.[1];
  const plain = title?.trim().replace(/^(["'])(.*)\1$/, '$2');
  return { title: plain || null, keywords: [], redirects: false };
}

function wordsIn(value: unknown): string[] {
  if (typeof value === 'number') return [String(value)];
  if (typeof value === 'string') return value.trim() === '' ? [] : [value.replace(/\s+/g, ' ').trim()];
  return Array.isArray(value) ? value.filter((entry) => !Array.isArray(entry)).flatMap(wordsIn) : [];
}
