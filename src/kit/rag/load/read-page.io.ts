import { readFileSync, statSync } from 'node:fs';

/** A page of people is a few thousand characters; what is larger is an export or a log. */
const mostBytes = 1_000_000;

interface Unread {
  readonly message: string;
  readonly fix: string;
}

/** The bytes of a page of at most 1 MB, or why there are none. */
export type ReadPage = { readonly bytes: Buffer } | Unread;

/** Reads a page at once: so small a file is read sooner than another thread could be asked to. */
export function readPage(path: string): ReadPage {
  try {
    const found = statSync(path);
    if (!found.isFile())
      return { message: 'This is not a file.', fix: 'Put a Markdown file in its place, or rename it.' };
    if (found.size > mostBytes) return tooLarge(found.size);
    const bytes = readFileSync(path);
    return bytes.length > mostBytes ? tooLarge(bytes.length) : { bytes };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return {
      message: `The file cannot be read: ${reason}.`,
      fix: 'Let the user who runs the agent read it, or take it out of the folder.',
    };
  }
}

function tooLarge(size: number): Unread {
  return {
    message: `The page has ${(size / 1_000_000).toFixed(1)} MB; pages of more than 1 MB are left out.`,
    fix: 'Split it into pages of one subject each, or take it out of the folder.',
  };
}
