import { closeSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { makeFolder } from '../../execute/make-folder.io.ts';

const bufferLength = 1 << 16;

/**
 * Writes beside the target and renames: a reader sees the old file or the new one, never half of one.
 *
 * @param path - absolute; its folder is made when it is missing
 * @throws system errors
 */
export function writeWhole(path: string, content: string | Iterable<string>): void {
  makeFolder(dirname(path));
  const temporary = `${path}.${process.pid}.new`;
  try {
    const file = openSync(temporary, 'w');
    try {
      const chunks = typeof content === 'string' ? [content] : content;
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
