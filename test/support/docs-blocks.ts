import { mkdirSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

/** A fenced block of a page; what stands behind its language is in `info`. */
export interface DocsBlock {
  readonly page: string;
  readonly line: number;
  readonly language: string;
  readonly info: string;
  readonly text: string;
}

/** README and all pages in docs/, relative to the project. */
export function docsPages(): string[] {
  const inDocs = readdirSync('docs', { recursive: true, encoding: 'utf8' });
  const pages = inDocs.filter((name) => name.endsWith('.md')).map((name) => join('docs', name));
  return ['README.md', 'CONTRIBUTING.md', ...pages.sort()];
}

export function blocksOf(page: string): DocsBlock[] {
  const blocks: DocsBlock[] = [];
  let open: { line: number; head: string; lines: string[] } | null = null;
  for (const [index, text] of readFileSync(page, 'utf8').split('\n').entries()) {
    if (open === null) {
      const head = /^```(\S.*)$/.exec(text)?.[1];
      if (head !== undefined) open = { line: index + 2, head, lines: [] };
    } else if (text === '```') {
      const [language = '', ...info] = open.head.split(' ');
      blocks.push({
        page,
        line: open.line,
        language,
        info: info.join(' '),
        text: `${open.lines.join('\n')}\n`,
      });
      open = null;
    } else {
      open.lines.push(text);
    }
  }
  return blocks;
}

/**
 * Writes the blocks of a page that are marked `file=path` into a fresh folder, which then is a project that has zod
 * installed.
 *
 * @returns its folder, or null where the page has none
 */
export function writeProject(page: string): string | null {
  const files = blocksOf(page).flatMap(({ info, text }) => {
    const path = /^file=(\S+)$/.exec(info)?.[1];
    return path === undefined ? [] : [{ path, text }];
  });
  if (files.length === 0) return null;
  const folder = mkdtempSync(join(tmpdir(), 'docs-'));
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(resolve('node_modules/zod'), join(folder, 'node_modules/zod'));
  for (const { path, text } of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}
