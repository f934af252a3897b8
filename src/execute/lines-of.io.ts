import { createReadStream } from 'node:fs';

/**
 * The lines of a file, without holding all of it.
 *
 * Only a line feed ends a line: Node's own reader of lines (from 24 on) also breaks at U+2028, which JSON texts may hold.
 */
export async function* linesOf(path: string): AsyncGenerator<string, undefined> {
  let rest = '';
  for await (const chunk of createReadStream(path, 'utf8')) {
    const lines = `${rest}${String(chunk)}`.split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}
