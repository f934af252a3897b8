import { createHash, randomUUID } from 'node:crypto';
import { accessSync, constants, existsSync, lstatSync, mkdirSync, mkdtempSync, readFileSync } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';

/** One compiled file: where it came from, and where the result lies. */
export interface CompiledFile {
  readonly source: string;
  /** SHA-256 of the source. */
  readonly sourceHash: string;
  readonly output: string;
  readonly outputHash: string;
}

interface Manifest {
  /** Everything but the sources that the result depends on. */
  readonly key: string;
  readonly files: readonly CompiledFile[];
}

/**
 * Where the compiled form of a source file lies: the same path every time, so that modules that import it share it.
 *
 * It lies in the nearest `node_modules`, so that imports of packages find what they would find from the source.
 */
export function outputPath(source: string): string {
  const { folder } = cacheFolder(dirname(source));
  return join(folder, `${hashText(source).slice(0, 16)}-${basename(source)}.mjs`);
}

/** Whether packages cannot be found from the compiled form of a file, because it lies outside the project. */
export function isOutside(source: string): boolean {
  return cacheFolder(dirname(source)).outside;
}

/**
 * The files of an entry's compiled graph, or null where anything is missing, changed or damaged.
 *
 * @param key - what the result depends on besides the sources
 */
export function readCache(entry: string, key: string): readonly CompiledFile[] | null {
  try {
    const manifest: unknown = JSON.parse(readFileSync(`${outputPath(entry)}.json`, 'utf8'));
    if (!isManifest(manifest) || manifest.key !== key) return null;
    return manifest.files.every(isUnchanged) ? manifest.files : null;
  } catch {
    return null;
  }
}

/** Remembers what an entry was compiled to. */
export async function writeCache(entry: string, key: string, files: readonly CompiledFile[]): Promise<void> {
  const manifest: Manifest = { key, files };
  await writeAtomically(`${outputPath(entry)}.json`, JSON.stringify(manifest));
}

/** Writes beside and renames, so that another process never reads half a file. */
export async function writeAtomically(file: string, text: string): Promise<void> {
  const beside = `${file}.${randomUUID()}.tmp`;
  try {
    await writeFile(beside, text);
    await rename(beside, file);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}

/** SHA-256 in hexadecimal. */
export function hashText(text: string | Buffer): string {
  return createHash('sha256').update(text).digest('hex');
}

function isUnchanged({ source, sourceHash, output, outputHash }: CompiledFile): boolean {
  return hashText(readFileSync(source)) === sourceHash && hashText(readFileSync(output)) === outputHash;
}

function isManifest(value: unknown): value is Manifest {
  if (typeof value !== 'object' || value === null || !('key' in value) || !('files' in value)) return false;
  return Array.isArray(value.files) && value.files.length > 0 && value.files.every(isCompiledFile);
}

function isCompiledFile(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const keys = ['source', 'sourceHash', 'output', 'outputHash'];
  return keys.every((key) => typeof Reflect.get(value, key) === 'string');
}

interface CacheFolder {
  readonly folder: string;
  readonly outside: boolean;
}

const folders = new Map<string, CacheFolder>();

function cacheFolder(folder: string): CacheFolder {
  const known = folders.get(folder) ?? findFolder(folder);
  folders.set(folder, known);
  return known;
}

function findFolder(folder: string): CacheFolder {
  const modules = join(folder, 'node_modules');
  if (existsSync(modules)) {
    const cache = join(modules, '.cache', 'agent-eval', 'modules');
    return isWritable(cache)
      ? { folder: cache, outside: false }
      : { folder: temporaryFolder(), outside: true };
  }
  const above = dirname(folder);
  return above === folder ? { folder: temporaryFolder(), outside: true } : cacheFolder(above);
}

function isWritable(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

let temporary: string | undefined;

/** A folder of this user's own: code that another user could have put there must not run. */
function temporaryFolder(): string {
  temporary ??= ownFolder(join(tmpdir(), `agent-eval-modules-${process.getuid?.() ?? 'user'}`));
  return temporary;
}

function ownFolder(folder: string): string {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const { uid, mode } = lstatSync(folder);
    const isOwn = process.getuid === undefined || (uid === process.getuid() && (mode & 0o022) === 0);
    if (isOwn && lstatSync(folder).isDirectory()) return folder;
  } catch {
    // A fresh one below.
  }
  return mkdtempSync(join(tmpdir(), 'agent-eval-modules-'));
}
