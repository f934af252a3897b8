import { readdir, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { AgentError } from '../../../model/failure.ts';
import type { KnowledgeBase } from '../knowledge.ts';
import { findCacheFolder } from './find-cache-folder.io.ts';
import { loadBase } from './load-base.io.ts';
import { isPageName, isPassedOver } from './page-name.ts';

/** A folder whose subfolders are bases, or the folder of each base by its name. */
export type KnowledgeSource = string | Readonly<Record<string, string>>;

export interface LoadOptions {
  /**
   * Where parsed pages are kept for the next start: in `agent-eval/knowledge` in the cache of the nearest `node_modules`, from
   * the working directory up, unless given. Where there is none, or with null, nothing is kept.
   */
  readonly cacheFolder?: string | null;
}

const loaded = new Map<string, Promise<readonly KnowledgeBase[]>>();

/**
 * Knowledge bases from folders of Markdown, each page cut into passages at its headings.
 *
 * Every subfolder of the folder is a base; a folder with pages right in it, other than a README, is one base. Pages are
 * `.md`, `.markdown` and `.mdx` files at any depth. What cannot be used is left out and told in `problems`.
 *
 * A source is loaded once per process, so that all trials of a run see the same pages; calling it again costs nothing and
 * gives the same objects. Pages that another process has parsed are not parsed again, as long as their content is the same.
 *
 * @param source - paths, relative to the working directory
 * @throws AgentError when a folder is missing, or there is not one passage in all of them
 */
export function loadKnowledge(
  source: KnowledgeSource,
  options: LoadOptions = {},
): Promise<readonly KnowledgeBase[]> {
  const key = JSON.stringify(typeof source === 'string' ? resolve(source) : foldersOf(source));
  const known = loaded.get(key);
  if (known) return known;
  const { cacheFolder = findCacheFolder() } = options;
  const loading = load(source, cacheFolder);
  loaded.set(key, loading);
  // What failed may succeed when it is asked for again.
  loading.catch(() => loaded.delete(key));
  return loading;
}

async function load(source: KnowledgeSource, cacheFolder: string | null): Promise<readonly KnowledgeBase[]> {
  if (typeof source !== 'string') {
    for (const folder of Object.values(source)) await checkFolder(resolve(folder), folder);
  }
  const folders = typeof source === 'string' ? await basesIn(source) : foldersOf(source);
  const bases: KnowledgeBase[] = [];
  for (const [name, folder] of folders) bases.push(await loadBase(name, folder, cacheFolder));
  if (bases.some(({ passages }) => passages.length > 0)) return bases;
  const [problem] = bases.flatMap(({ problems }) => problems);
  const place = problem && problem.file !== '.' ? `${problem.file}: ` : '';
  const told = problem ? ` ${place}${problem.message}` : '';
  const where = typeof source === 'string' ? `the folder "${source}" holds` : 'the folders of all bases hold';
  throw new AgentError(
    'agent',
    `There is nothing to answer from: ${where} no page with text.${told} Put Markdown files (.md) there, or name another folder.`,
  );
}

function foldersOf(source: Readonly<Record<string, string>>): [name: string, folder: string][] {
  return Object.entries(source).map(([name, folder]) => [name, resolve(folder)]);
}

async function basesIn(source: string): Promise<[name: string, folder: string][]> {
  const folder = resolve(source);
  await checkFolder(folder, source);
  const names = (await readdir(folder)).filter((name) => !isPassedOver(name)).sort();
  const isOneBase = names.some((name) => isPageName(name) && !/^readme\./i.test(name));
  const subfolders: string[] = [];
  for (const name of isOneBase ? [] : names) {
    if (await isFolder(join(folder, name))) subfolders.push(name);
  }
  if (subfolders.length === 0) return [[basename(folder) || 'pages', folder]];
  return subfolders.map((name) => [name, join(folder, name)]);
}

async function checkFolder(folder: string, written: string): Promise<void> {
  if (written.trim() !== '' && (await isFolder(folder))) return;
  throw new AgentError(
    'agent',
    `There is no folder "${written}" (looked for ${folder}), so there is nothing to answer from. Name the folder of the knowledge bases, relative to the working directory.`,
  );
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
