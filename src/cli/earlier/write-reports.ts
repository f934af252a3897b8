import { closeSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { makeFolder } from '../../execute/make-folder.io.ts';
import type { FoldedReport } from '../../model/report.ts';
import type { Reporter } from '../../model/reporter.ts';
import { supportsUnicode } from '../supports-unicode.ts';
import type { Terminal } from '../terminal.ts';

const bufferLength = 1 << 16;

/**
 * Lets reporters have their say: files into the folder of the run, each whole or not at all; text to the terminal.
 *
 * @param folder - absolute folder of the run
 * @throws system errors when a file cannot be written
 */
export function writeReports(
  report: FoldedReport,
  reporters: readonly Reporter[],
  folder: string,
  terminal: Terminal,
): void {
  const { color, width } = terminal;
  const options = { color, width, folder: shown(folder), unicode: supportsUnicode(process.env) };
  const outputs = reporters.map((reporter) => reporter.report(report, options));
  for (const file of outputs.flatMap((output) => output.files ?? []))
    writeWhole(join(folder, file.path), file.chunks);
  for (const { text } of outputs) if (text !== undefined) terminal.out(text);
}

/** Writes beside the target and renames: a reader sees the old file or the new one, never half of one. */
export function writeWhole(path: string, chunks: Iterable<string>): void {
  makeFolder(dirname(path));
  const temporary = `${path}.${process.pid}.new`;
  try {
    const file = openSync(temporary, 'w');
    try {
      for (const block of blocks(chunks)) writeAll(file, Buffer.from(block));
    } finally {
      closeSync(file);
    }
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

function writeAll(file: number, block: Buffer): void {
  for (let offset = 0; offset < block.length; ) offset += writeSync(file, block, offset);
}

function* blocks(chunks: Iterable<string>): Generator<string, undefined> {
  let pending: string[] = [];
  let length = 0;
  for (const chunk of chunks) {
    pending.push(chunk);
    length += chunk.length;
    if (length < bufferLength) continue;
    yield pending.join('');
    pending = [];
    length = 0;
  }
  if (pending.length > 0) yield pending.join('');
}

function shown(folder: string): string {
  const path = relative(process.cwd(), folder);
  return path.startsWith('..') ? folder : path;
}
