import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Files below `recordings/` of a project that may be recordings, by their paths in that folder, with `/`, sorted. */
export function listRecordings(project: string): readonly string[] {
  const files: string[] = [];
  const enter = (folder: string): void => {
    for (const entry of entriesOf(join(project, 'recordings', folder))) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      // Links are left alone: they may lead out of the project.
      if (entry.isDirectory()) enter(path);
      else if (entry.isFile() && entry.name.endsWith('.json')) files.push(path);
    }
  };
  enter('');
  return files.sort();
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}
