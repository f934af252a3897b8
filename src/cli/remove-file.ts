import { unlinkSync } from 'node:fs';

/** Removes a file, if it is there. `rmSync` does that too, but loads what it takes to remove whole folders. */
export function removeFile(path: string): void {
  try {
    unlinkSync(path);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
}
