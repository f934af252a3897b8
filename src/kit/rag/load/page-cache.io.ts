import { createHash, randomUUID } from 'node:crypto';
import { closeSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { crc32 } from 'node:zlib';
import type { ParsedPage } from './parse-page.ts';
import { parserVersion } from './parser-version.io.ts';

/** Parsed pages of one base by the digest of their content, kept so that a second start need not parse them again. */
export interface PageCache {
  read(digest: string): ParsedPage | null;
  /** Marks a page as one that was parsed now. */
  write(digest: string, page: ParsedPage): void;
  /** Keeps what was read and written since the cache was opened, and nothing else. */
  save(): void;
}

/**
 * The cache of the base in a folder: one file in `cacheFolder`, a line a page.
 *
 * What is damaged, or by another version of the parser, or cannot be written is passed over: the cache changes how long a
 * start takes and nothing else.
 *
 * @param cacheFolder - where bases are kept; nothing is where it is null
 */
export function openPageCache(base: string, cacheFolder: string | null): PageCache {
  const place = cacheFolder === null ? null : placeOf(base, cacheFolder);
  const kept = place ? readLines(place) : new Map<string, Buffer>();
  const used = new Map<string, Buffer>();
  let isChanged = false;
  return {
    read(digest) {
      const line = kept.get(digest);
      const page = line ? readEntry(line) : null;
      if (line && page) used.set(digest, line);
      return page;
    },
    write(digest, page) {
      isChanged = true;
      if (place) used.set(digest, entryOf(digest, page));
    },
    save() {
      if (place && (isChanged || used.size < kept.size)) writeLines(place, used.values());
    },
  };
}

interface Place {
  readonly file: string;
  /** The first line of the file. */
  readonly version: string;
}

function placeOf(base: string, cacheFolder: string): Place | null {
  try {
    const name = createHash('sha256').update(resolve(base)).digest('hex').slice(0, 32);
    return { file: join(cacheFolder, `${name}.pages`), version: parserVersion() };
  } catch {
    // Code that lies in no file has no version.
    return null;
  }
}

/** A page's digest, a check of what follows, the page as JSON, and the only line break. */
function entryOf(digest: string, page: ParsedPage): Buffer {
  const content = Buffer.from(`${JSON.stringify(page)}\n`);
  return Buffer.concat([Buffer.from(`${digest} ${checkOf(content)} `), content]);
}

const digestLength = 43;
const checkLength = 8;
const contentStart = digestLength + checkLength + 2;

function readEntry(line: Buffer): ParsedPage | null {
  const content = line.subarray(contentStart);
  if (line.toString('latin1', digestLength + 1, contentStart - 1) !== checkOf(content)) return null;
  try {
    const page: unknown = JSON.parse(content.toString());
    return isParsedPage(page) ? page : null;
  } catch {
    return null;
  }
}

/** The check of the content has vouched for the rest. */
function isParsedPage(value: unknown): value is ParsedPage {
  return typeof value === 'object' && value !== null && 'sections' in value && Array.isArray(value.sections);
}

function checkOf(content: Buffer): string {
  return crc32(content).toString(16).padStart(checkLength, '0');
}

const lineBreak = 10;

function readLines({ file, version }: Place): Map<string, Buffer> {
  const lines = new Map<string, Buffer>();
  try {
    const all = readFileSync(file);
    let from = all.indexOf(lineBreak) + 1;
    if (all.toString('latin1', 0, from) !== `${version}\n`) return lines;
    for (let end = all.indexOf(lineBreak, from); end >= 0; end = all.indexOf(lineBreak, from)) {
      lines.set(all.toString('latin1', from, from + digestLength), all.subarray(from, end + 1));
      from = end + 1;
    }
  } catch {
    // There is none yet.
  }
  return lines;
}

/** Writes beside and renames, so that another process never reads half a file. */
function writeLines({ file, version }: Place, lines: Iterable<Buffer>): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    const beside = `${file}.${randomUUID()}`;
    const handle = openSync(beside, 'wx');
    try {
      writeFileSync(handle, `${version}\n`);
      for (const line of lines) writeFileSync(handle, line);
      renameSync(beside, file);
    } finally {
      closeSync(handle);
      rmSync(beside, { force: true });
    }
  } catch {
    // Nothing is lost but time.
  }
}
