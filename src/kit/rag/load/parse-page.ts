import { Lexer, type Token, type Tokens } from 'marked';
import { readFrontMatter } from './front-matter.ts';
import { headingSlugs } from './heading-slugs.ts';
import { inlinePieces } from './inline-pieces.ts';
import { markdownPieces } from './markdown-pieces.ts';
import { type Block, inlineText, plainBlocks } from './plain-blocks.ts';
import { sizeOf } from './size-of.ts';
import { splitLong } from './split-long.ts';
import { stripMarkup } from './strip-markup.ts';

/** A page without what depends on where it lies. */
export interface ParsedPage {
  /** Null where neither front matter nor a first heading names the page. */
  readonly title: string | null;
  readonly keywords: readonly string[];
  readonly sections: readonly ParsedSection[];
  readonly problem?: string;
}

interface ParsedSection {
  /** What comes behind the document in the id of the passage: ``, `#sick-leave`, `#sick-leave~2`. */
  readonly anchor: string;
  readonly heading: string;
  readonly text: string;
}

interface Section {
  readonly slug: string;
  /** 0 for the opening. */
  readonly depth: number;
  readonly path: readonly string[];
  readonly blocks: Block[];
}

const longestHeading = 200;
/** Below the third level a section shorter than this, in words, cannot be understood alone. */
const fewWords = 15;

/**
 * Reads a page of Markdown and cuts it at its headings.
 *
 * The first heading is the title where the page has no other, or says the same; what stands before the second heading is
 * the opening. Long sections are cut into parts, tiny ones of low level join the section before.
 */
export function parsePage(page: string): ParsedPage {
  const front = readFrontMatter(page.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n'));
  const { heading, sections } = front.redirects
    ? { heading: null, sections: [] }
    : sectionsOf(tokensOf(stripMarkup(front.body)), front.title);
  return {
    title: front.title ?? heading,
    keywords: front.keywords,
    sections: joinTiny(sections).flatMap(partsOf),
    ...(front.problem === undefined ? {} : { problem: front.problem }),
  };
}

function tokensOf(markdown: string): Token[] {
  const lexer = new Lexer({ gfm: true });
  for (const piece of markdownPieces(markdown)) lexer.blockTokens(piece, lexer.tokens);
  for (const { src, tokens } of lexer.inlineQueue) {
    if (!marks.test(src)) tokens.push({ type: 'text', raw: src, text: src, escaped: false });
    else for (const piece of inlinePieces(src)) lexer.inlineTokens(piece, tokens);
  }
  return lexer.tokens;
}

/** Whatever changes the words that a reader sees; most paragraphs have none of it. */
const marks = /[\\<[`*~_]| {2}\n/;

function sectionsOf(
  tokens: readonly Token[],
  title: string | null,
): { heading: string | null; sections: Section[] } {
  const slugFor = headingSlugs();
  const sections: Section[] = [{ slug: '', depth: 0, path: [], blocks: [] }];
  const open: Section[] = [...sections];
  let heading: string | null = null;
  for (const token of tokens) {
    if (!isHeading(token)) {
      sections.at(-1)?.blocks.push(...plainBlocks([token]));
      continue;
    }
    const { text, slug } = readHeading(token, slugFor);
    const isFirst = heading === null && sections.length === 1 && sections[0]?.blocks.length === 0;
    if (isFirst && token.depth === 1 && (title === null || isSame(title, text))) {
      heading = text;
      continue;
    }
    while ((open.at(-1)?.depth ?? 0) >= token.depth) open.pop();
    const path = [...(open.at(-1)?.path ?? []), text].filter((name) => name !== '');
    const section: Section = { slug, depth: token.depth, path, blocks: [] };
    open.push(section);
    sections.push(section);
  }
  return { heading: heading || null, sections };
}

function isHeading(token: Token): token is Tokens.Heading {
  return token.type === 'heading';
}

/** Also knows `## Sick leave {#sick}`, a name of the author's own. */
function readHeading(
  { tokens }: Tokens.Heading,
  slugFor: (heading: string) => string,
): { text: string; slug: string } {
  const words = inlineText(tokens).replace(/\s+/g, ' ');
  const [, plain = '', own] = /^(.*?)(?: ?\{#([\w-]+)\})? ?$/.exec(words) ?? [];
  const text = plain.trim().slice(0, longestHeading);
  return { text, slug: slugFor(own ?? text) };
}

function isSame(title: string, heading: string): boolean {
  return title.trim().toLowerCase() === heading.toLowerCase();
}

function joinTiny(sections: readonly Section[]): Section[] {
  const joined: Section[] = [];
  for (const section of sections) {
    const before = joined.at(-1);
    const above = section.path.slice(0, -1).join('\n');
    const isNear = before !== undefined && `${before.path.join('\n')}\n`.startsWith(`${above}\n`);
    if (section.depth > 3 && isNear && isTiny(section)) before.blocks.push(linesWithHeading(section));
    else joined.push(section);
  }
  return joined;
}

function isTiny({ blocks }: Section): boolean {
  const size = blocks.flatMap(linesIn).reduce((sum, line) => sum + sizeOf(line), 0);
  return size > 0 && size < fewWords;
}

function linesWithHeading({ path, blocks }: Section): Block {
  return { lines: [path.at(-1) ?? '', ...blocks.flatMap(linesIn)] };
}

function linesIn({ header, lines }: Block): readonly string[] {
  return header === undefined ? lines : [header, ...lines];
}

function partsOf({ slug, path, blocks }: Section): ParsedSection[] {
  return splitLong(blocks).map((text, part) => {
    const number = part === 0 ? '' : `~${part + 1}`;
    const anchor = slug === '' && part === 0 ? '' : `#${slug}${number}`;
    return { anchor, heading: path.join(' > '), text };
  });
}
