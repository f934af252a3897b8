import { closeSync, openSync, realpathSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { makeFolder } from '../../execute/make-folder.io.ts';

const bufferLength = 1 << 16;

/**
 * Writes beside the target and renames: a reader sees the old file or the new one, never half of one. A device or a pipe,
 * such as /dev/stdout, is written to.
 *
 * @param path - absolute; its folder is made when it is missing
 * @throws system errors, and whatever making the content throws
 */
export function writeWhole(path: string, content: string | Iterable<string>): void {
  const chunks = typeof content === 'string' ? [content] : content;
  const there = statSync(path, { throwIfNoEntry: false });
  if (there && !there.isFile() && !there.isDirectory()) {
    writeTo(path, chunks);
    return;
  }
  // What a link leads to is replaced, not the link.
  const target = there ? realpathSync(path) : path;
  makeFolder(dirname(target));
  // A name of its own length: beside a long name there may be no room for a longer one.
  const temporary = join(dirname(target), `.${process.pid}.new`);
  try {
    writeTo(temporary, chunks);
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

function writeTo(path: string, chunks: Iterable<string>): void {
  const file = openSync(path, 'w');
  try {
    for (const block of blocks(chunks)) writeAll(file, Buffer.from(block));
  } finally {
    closeSync(file);
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
