import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as z from 'zod';
import { AgentError } from '../../model/failure.ts';
import { isId } from '../../model/id.ts';
import { canonicalJson, type Json, jsonSchema } from '../../model/json.ts';
import type { CheckpointStore } from './checkpoint-store.ts';

export interface FileStore extends CheckpointStore {
  read(key: string): Promise<Json>;
  write(key: string, value: Json): Promise<void>;
  /** Reads every file of the store; @returns what is wrong, file by file: nothing in a good one */
  validate(): Promise<readonly { readonly file: string; readonly problem: string }[]>;
}

const recordSchema = z.strictObject({ schemaVersion: z.literal(1), key: z.string(), value: jsonSchema });

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
      writeAtomically(fileOf(folder, key), canonicalJson({ schemaVersion: 1, key, value })),
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
async function readRecord(file: string): Promise<z.infer<typeof recordSchema> | string | null> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    return codeOf(error) === 'ENOENT' ? null : `it cannot be read (${String(codeOf(error))})`;
  }
  try {
    const result = recordSchema.safeParse(JSON.parse(text));
    return result.success ? result.data : 'it is JSON, but not a checkpoint';
  } catch {
    return text === '' ? 'it is empty' : 'it is not JSON';
  }
}

async function writeAtomically(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
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
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile() && entry.name.endsWith('.json'))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  }
}

function fileOf(folder: string, key: string): string {
  const parts = key.split('/');
  if (!parts.every(isId))
    throw new RangeError(
      `"${key}" is no key of a checkpoint: its parts may hold only letters, digits, ".", "_" and "-".`,
    );
  // A leading dot would hide the file, or lead out of the folder.
  return `${join(folder, ...parts.map((part) => part.replace(/^\./, '%2E')))}.json`;
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
