import { readFile, stat } from 'node:fs/promises';

/** A page of people is a few thousand characters; what is larger is an export or a log. */
const mostBytes = 1_000_000;

/** The text of a page, or why there is none. */
export type ReadPage = { readonly text: string } | { readonly message: string; readonly fix: string };

/** Reads a page: UTF-8 text of at most 1 MB. */
export async function readPage(path: string): Promise<ReadPage> {
  try {
    const { size, isFile } = await kindOf(path);
    if (!isFile)
      return { message: 'This is not a file.', fix: 'Put a Markdown file in its place, or rename it.' };
    if (size > mostBytes) return tooLarge(size);
    const bytes = await readFile(path);
    return bytes.length > mostBytes ? tooLarge(bytes.length) : decode(bytes);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return {
      message: `The file cannot be read: ${reason}.`,
      fix: 'Let the user who runs the agent read it, or take it out of the folder.',
    };
  }
}

async function kindOf(path: string): Promise<{ size: number; isFile: boolean }> {
  const found = await stat(path);
  return { size: found.size, isFile: found.isFile() };
}

function tooLarge(size: number): ReadPage {
  return {
    message: `The page has ${(size / 1_000_000).toFixed(1)} MB; pages of more than 1 MB are left out.`,
    fix: 'Split it into pages of one subject each, or take it out of the folder.',
  };
}

function decode(bytes: Uint8Array): ReadPage {
  if (!bytes.includes(0)) {
    try {
      return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
    } catch {
      // Told below.
    }
  }
  return {
    message: 'This is not a page of text in UTF-8.',
    fix: 'Save it as UTF-8, or take it out of the folder if it is no text at all.',
  };
}
