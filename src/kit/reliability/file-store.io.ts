import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AgentError } from '../../model/failure.ts';
import { canonicalJson, isJsonObject, type Json } from '../../model/json.ts';
import type { KeyValueStore } from '../../model/key-value-store.ts';

export interface FileStore extends KeyValueStore {
  read(key: string): Promise<Json>;
  write(key: string, value: Json): Promise<void>;
  /** Reads every file of the store; @returns what is wrong, file by file: nothing in a good one */
  validate(): Promise<readonly { readonly file: string; readonly problem: string }[]>;
}

/** What a file holds. */
type StoredRecord = { readonly schemaVersion: 1; readonly key: string; readonly value: Json };

/**
 * A store of checkpoints in a folder, a JSON file a key, keys of objects sorted.
 *
 * A file is written beside its place, flushed and renamed, so that a kill at any moment leaves the old value or the
 * new one.
 *
 * @param folder - made when something is first written
 * @throws AgentError from `read` for a file that is not a checkpoint, naming the file; a missing one is null
 */
export function fileStore(folder: string): FileStore {
  return {
    read: async (key) => {
      const file = fileOf(folder, key);
      const found = await readRecord(file);
      if (typeof found === 'string') throw corrupt(file, found);
      if (found !== null && found.key !== key) throw corrupt(file, `it is of the key "${found.key}"`);
      return found?.value ?? null;
    },
    write: async (key, value) =>
      writeAtomically(folder, fileOf(folder, key), canonicalJson({ schemaVersion: 1, key, value })),
    validate: async () => {
      const problems: { file: string; problem: string }[] = [];
      for (const file of await recordsIn(folder)) {
        const found = await readRecord(file);
        if (typeof found === 'string') problems.push({ file, problem: found });
        else if (found !== null && fileOf(folder, found.key) !== file)
          problems.push({ file, problem: `it is of the key "${found.key}", which belongs elsewhere` });
      }
      return problems;
    },
  };
}

/** @returns null where there is no such file, and what is wrong where it is no record */
async function readRecord(file: string): Promise<StoredRecord | string | null> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    return codeOf(error) === 'ENOENT' ? null : `it cannot be read (${String(codeOf(error))})`;
  }
  try {
    const found: Json = JSON.parse(text);
    return isRecord(found) ? found : 'it is JSON, but not a checkpoint';
  } catch {
    return text === '' ? 'it is empty' : 'it is not JSON';
  }
}

function isRecord(value: Json): value is StoredRecord {
  if (!isJsonObject(value)) return false;
  const { schemaVersion, key, ...rest } = value;
  return schemaVersion === 1 && typeof key === 'string' && Object.keys(rest).join() === 'value';
}

async function writeAtomically(folder: string, file: string, text: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const beside = `${file}.${randomUUID()}.tmp`;
  try {
    const handle = await open(beside, 'wx');
    try {
      await handle.writeFile(text);
      await handle.datasync();
    } finally {
      await handle.close();
    }
    await rename(beside, file);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}

async function recordsIn(folder: string): Promise<string[]> {
  try {
    const names = await readdir(folder);
    return names
      .filter((name) => name.endsWith('.json'))
      .sort()
      .map((name) => join(folder, name));
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  }
}

function fileOf(folder: string, key: string): string {
  if (!/^[A-Za-z0-9._-]+$/.test(key))
    throw new RangeError(
      `"${key}" is no key of a checkpoint: only letters, digits, ".", "_" and "-" are allowed.`,
    );
  // A leading dot would hide the file, and most file systems end a name at 255 characters.
  const name = key.replace(/^\./, '%2E');
  return join(folder, `${name.length <= 200 ? name : `${name.slice(0, 150)}.${digestOf(key)}`}.json`);
}

function digestOf(key: string): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 32);
}

function corrupt(file: string, problem: string): AgentError {
  return new AgentError(
    'agent',
    `The checkpoint ${file} cannot be used: ${problem}. Remove it to begin again.`,
  );
}

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null ? Reflect.get(error, 'code') : error;
}
