import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { documentIds } from './document-ids.ts';
import { findPages } from './find-pages.io.ts';
import type { KnowledgeBase, PageProblem, Passage } from './knowledge.ts';
import type { ParsedPage } from './parse-page.ts';
import { readPage } from './read-page.io.ts';

/** So many files are open at a time. */
const readers = 16;

interface LoadedPage {
  readonly passages: readonly Passage[];
  readonly problem?: PageProblem;
}

/** Loads one base from its folder; whatever is wrong with a page is told and costs no other page. */
export async function loadBase(name: string, folder: string): Promise<KnowledgeBase> {
  // The parser is needed here only, and takes longer to load than all the rest.
  const { parsePage } = await import('./parse-page.ts');
  const { pages, problems: unfound } = await findPages(folder);
  const { ids, problems: unnamed } = documentIds(name, pages);
  const loaded = await inOrder(pages, async (file, index): Promise<LoadedPage> => {
    const read = await readPage(join(folder, file));
    if (!('text' in read)) return { passages: [], problem: { file, ...read } };
    return loadPage(read.text, file, { base: name, document: ids[index] ?? file, parsePage });
  });
  const passages = loaded.flatMap((page) => page.passages);
  const problems = [...unfound, ...unnamed, ...loaded.flatMap(({ problem }) => problem ?? [])];
  if (pages.length === 0) problems.push(noPages(name));
  return {
    name,
    passages,
    documents: loaded.filter((page) => page.passages.length > 0).length,
    problems: problems.sort((one, other) => (one.file < other.file ? -1 : one.file > other.file ? 1 : 0)),
    digest: createHash('sha256').update(JSON.stringify(passages)).digest('hex'),
  };
}

function loadPage(
  text: string,
  file: string,
  { base, document, parsePage }: { base: string; document: string; parsePage: (text: string) => ParsedPage },
): LoadedPage {
  try {
    const { title, keywords, sections, problem } = parsePage(text);
    const page = { base, document, title: title ?? titleFrom(file), keywords };
    const passages = sections.map(({ anchor, ...section }) => ({
      id: `${document}${anchor}`,
      ...page,
      ...section,
    }));
    return { passages, ...(problem === undefined ? {} : { problem: brokenFrontMatter(file, problem) }) };
  } catch (error) {
    return { passages: [], problem: unparsable(file, error) };
  }
}

/** `travel_sick-leave.md` is "Travel sick leave". */
function titleFrom(file: string): string {
  const [name = ''] = file.split('/').slice(-1);
  const words = name
    .replace(/\.[^.]*$/, '')
    .replace(/[-_\s]+/g, ' ')
    .trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

async function inOrder<T, R>(
  items: readonly T[],
  work: (item: T, index: number) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  const waiting = items.entries();
  const one = async (): Promise<void> => {
    for (const [index, item] of waiting) results[index] = await work(item, index);
  };
  await Promise.all(Array.from({ length: readers }, one));
  return results;
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

function unparsable(file: string, error: unknown): PageProblem {
  const reason = error instanceof Error ? error.message : String(error);
  return {
    file,
    message: `The page cannot be parsed as Markdown: ${reason}.`,
    fix: 'Look for thousands of nested lists or quotes in it, or take it out of the folder.',
  };
}
