import { readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { PageProblem } from '../knowledge.ts';
import { isPageName, isPassedOver } from './page-name.ts';

export interface FoundPages {
  /** Relative to the folder, with `/`, in the order of their characters. */
  readonly pages: readonly string[];
  readonly problems: readonly PageProblem[];
}

/**
 * Finds the Markdown files of a folder and of all folders below it; hidden ones and `node_modules` are passed over.
 *
 * Links to folders are followed, but no folder is read twice, so that a loop of links ends.
 */
export async function findPages(root: string): Promise<FoundPages> {
  const pages: string[] = [];
  const problems: PageProblem[] = [];
  const seen = new Set<string>();
  const folders: string[] = [''];
  const links: string[] = [];
  // Links last, so that a page is named by the folder it lies in.
  for (let next = folders.pop() ?? links.shift(); next !== undefined; next = folders.pop() ?? links.shift()) {
    try {
      const real = await realpath(join(root, next));
      if (seen.has(real)) {
        problems.push(linkedAgain(next));
        continue;
      }
      seen.add(real);
      for (const entry of await readdir(join(root, next), { withFileTypes: true })) {
        const path = next === '' ? entry.name : `${next}/${entry.name}`;
        if (isPassedOver(entry.name)) continue;
        if (entry.isDirectory()) folders.push(path);
        else if (entry.isSymbolicLink() && (await isFolder(join(root, path)))) links.push(path);
        else if (isPageName(entry.name)) pages.push(path);
      }
    } catch (error) {
      problems.push(unreadable(next, error));
    }
  }
  return { pages: pages.sort(), problems };
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    // A link to nothing, or to itself: if it is named like a page, reading it tells.
    return false;
  }
}

function linkedAgain(file: string): PageProblem {
  return {
    file,
    message: 'This link leads to a folder that is read already; it was not followed.',
    fix: 'Nothing is missing. Remove the link if you want to be rid of this notice.',
  };
}

function unreadable(file: string, error: unknown): PageProblem {
  const reason = error instanceof Error ? error.message : String(error);
  return {
    file: file === '' ? '.' : file,
    message: `The folder cannot be read, so its pages are missing: ${reason}.`,
    fix: 'Let the user who runs the agent read it, or move it elsewhere.',
  };
}
