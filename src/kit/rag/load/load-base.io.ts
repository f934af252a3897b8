import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { KnowledgeBase, PageProblem, Passage } from '../knowledge.ts';
import { documentIds } from './document-ids.ts';
import { findPages } from './find-pages.io.ts';
import { openPageCache, type PageCache } from './page-cache.io.ts';
import type { ParsedPage } from './parse-page.ts';
import { readPage } from './read-page.io.ts';

/** After so many pages others get their turn. */
const pagesAtOnce = 50;

/**
 * Loads one base from its folder; whatever is wrong with a page is told and costs no other page.
 *
 * @param cacheFolder - where pages that were parsed before are found; null for nowhere
 */
export async function loadBase(
  name: string,
  folder: string,
  cacheFolder: string | null,
): Promise<KnowledgeBase> {
  const { pages, problems: unfound } = await findPages(folder);
  const { ids, problems: unnamed } = documentIds(name, pages);
  const cache = openPageCache(folder, cacheFolder);
  const passages: Passage[] = [];
  const problems: PageProblem[] = [...unfound, ...unnamed];
  const contents = createHash('sha256');
  let documents = 0;
  for (const [index, file] of pages.entries()) {
    if (index % pagesAtOnce === pagesAtOnce - 1) await setImmediate();
    const loaded = await loadPage(join(folder, file), cache);
    if ('message' in loaded) {
      problems.push({ file, ...loaded });
      continue;
    }
    const { digest, page } = loaded;
    const document = ids[index] ?? file;
    contents.update(`${document}\n${digest}\n`);
    if (page.sections.length > 0) documents++;
    if (page.problem !== undefined) problems.push(brokenFrontMatter(file, page.problem));
    const shared = { base: name, document, title: page.title ?? titleFrom(file), keywords: page.keywords };
    for (const { anchor, heading, text } of page.sections)
      passages.push({ id: `${document}${anchor}`, ...shared, heading, text });
  }
  cache.save();
  if (pages.length === 0) problems.push(noPages(name));
  problems.sort((one, other) => (one.file < other.file ? -1 : one.file > other.file ? 1 : 0));
  return { name, passages, documents, problems, digest: contents.digest('hex') };
}

type LoadedPage = { readonly digest: string; readonly page: ParsedPage } | Omit<PageProblem, 'file'>;

async function loadPage(path: string, cache: PageCache): Promise<LoadedPage> {
  const read = readPage(path);
  if (!('bytes' in read)) return read;
  const digest = createHash('sha256').update(read.bytes).digest('base64url');
  const known = cache.read(digest);
  if (known) return { digest, page: known };
  const text = decode(read.bytes);
  if (text === null) return notText;
  // The parser is needed here only, and takes longer to load than all the rest.
  const { parsePage } = await import('./parse-page.ts');
  try {
    const page = parsePage(text);
    cache.write(digest, page);
    return { digest, page };
  } catch (error) {
    return unparsable(error);
  }
}

/** Null where it is no text in UTF-8. */
function decode(bytes: Uint8Array): string | null {
  if (bytes.includes(0)) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

const notText = {
  message: 'This is not a page of text in UTF-8.',
  fix: 'Save it as UTF-8, or take it out of the folder if it is no text at all.',
};

/** `travel_sick-leave.md` is "Travel sick leave". */
function titleFrom(file: string): string {
  const [name = ''] = file.split('/').slice(-1);
  const words = name
    .replace(/\.[^.]*$/, '')
    .replace(/[-_\s]+/g, ' ')
    .trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function noPages(name: string): PageProblem {
  return {
    file: '.',
    message: `The base "${name}" holds no page.`,
    fix: 'Put Markdown files (.md) in its folder, or take the folder away.',
  };
}

function brokenFrontMatter(file: string, problem: string): PageProblem {
  return {
    file,
    message: `The block between "---" at the top of the page cannot be understood: ${problem}. The page itself was read.`,
    fix: 'Write "name: value" lines there; put values that hold ": " in quotes.',
  };
}

function unparsable(error: unknown): Omit<PageProblem, 'file'> {
  const reason = error instanceof Error ? error.message : String(error);
  return {
    message: `The page cannot be parsed as Markdown: ${reason}.`,
    fix: 'Look for thousands of nested lists or quotes in it, or take it out of the folder.',
  };
}
