import { isUtf8 } from 'node:buffer';
import { readFileSync, statSync } from 'node:fs';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';

/** A text, or why there is none. */
export type TextResult =
  | { readonly text: string; readonly problem?: undefined }
  | { readonly text?: undefined; readonly problem: Diagnostic };

/**
 * Reads a file of UTF-8, with or without a byte order mark.
 *
 * @param file - relative to the project, for the diagnostic
 * @param mostBytes - larger files are refused without being read
 */
export function readText(absolute: string, file: string, mostBytes: number): TextResult {
  try {
    const stats = statSync(absolute);
    if (!stats.isFile()) return { problem: noFile(file, stats.isDirectory()) };
    if (stats.size > mostBytes) return { problem: tooLarge(file, stats.size, mostBytes) };
    const bytes = readFileSync(absolute);
    if (!isUtf8(bytes)) return { problem: notUtf8(file, bytes) };
    return { text: new TextDecoder('utf-8').decode(bytes) };
  } catch (thrown) {
    return { problem: unreadable(file, thrown) };
  }
}

function noFile(file: string, isFolder: boolean): Diagnostic {
  return {
    code: 'file/not-a-file',
    severity: 'error',
    message: isFolder ? 'This is a folder, and a file is needed.' : 'This is not an ordinary file.',
    why: 'There is no text in it that could be read.',
    fix: 'Name a file.',
    place: { file, line: 1, column: 1 },
  };
}

function tooLarge(file: string, size: number, mostBytes: number): Diagnostic {
  const megabytes = (bytes: number): string =>
    `${(bytes / 1_000_000).toFixed(bytes < 10_000_000 ? 1 : 0)} MB`;
  return {
    code: 'file/too-large',
    severity: 'error',
    message: `This file has ${megabytes(size)}; at most ${megabytes(mostBytes)} are read.`,
    why: 'A file of this size is rarely meant, and reading it would take very long.',
    fix: 'Keep many cases in a dataset (.jsonl or .csv), and large inputs in files of their own.',
    place: { file, line: 1, column: 1 },
  };
}

function notUtf8(file: string, bytes: Uint8Array): Diagnostic {
  const { line, column } = firstBadByte(bytes);
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  return {
    code: 'file/not-utf8',
    severity: 'error',
    message: utf16 ? 'This file is UTF-16, not UTF-8.' : 'This file is not UTF-8.',
    why: 'Letters would be guessed at, and agents would be asked something else than is written.',
    fix: 'Save the file as UTF-8.',
    place: { file, line, column },
  };
}

/** Halves its way to the first byte that no UTF-8 text has there. */
function firstBadByte(bytes: Uint8Array): { line: number; column: number } {
  let [good, bad] = [0, bytes.length];
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (decodesUpTo(bytes, middle)) good = middle;
    else bad = middle;
  }
  const before = new TextDecoder().decode(bytes.subarray(0, good), { stream: true });
  const lines = before.split('\n');
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}

/** A character that is cut off at the end is no mistake yet. */
function decodesUpTo(bytes: Uint8Array, length: number): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, length), { stream: true });
    return true;
  } catch {
    return false;
  }
}

function unreadable(file: string, thrown: unknown): Diagnostic {
  const code: unknown = thrown instanceof Error && 'code' in thrown ? thrown.code : undefined;
  const gone = code === 'ENOENT' || code === 'ENOTDIR';
  return {
    code: gone ? 'file/missing' : 'file/unreadable',
    severity: 'error',
    message: gone
      ? 'This file does not exist.'
      : code === 'EACCES' || code === 'EPERM'
        ? 'This file may not be read.'
        : `This file cannot be read (${typeof code === 'string' ? code : 'unknown reason'}).`,
    why: 'What it holds is needed before any agent is called.',
    fix: gone ? 'Check the path.' : 'Check the permissions of the file and of its folders.',
    place: { file, line: 1, column: 1 },
  };
}
