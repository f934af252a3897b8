import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Layout } from '../diagnostics/layout.ts';
import { createSource, type Source } from '../diagnostics/source.ts';
import { isJsonObject, type Json } from '../model/json.ts';

/** A parsed case file, and whether it was found to fit the schema of case files. */
export interface ParsedFile {
  readonly source: Source;
  readonly fits: boolean;
}

/** Parsed case files by the hash of their text, so that a second start need not load the YAML library. */
export interface ParseCache {
  read(text: string, file: string): ParsedFile | null;
  /** Only for files of whose form there was nothing to tell. */
  write(parsed: ParsedFile): void;
}

/**
 * The cache in `node_modules/.cache/agent-eval` of a project; without `node_modules` nothing is kept.
 *
 * What is damaged or cannot be written is passed over: the cache changes how long a start takes and nothing else.
 *
 * @param version - names this build of the package; another one has its own entries
 */
export function parseCache(project: string, version: string): ParseCache {
  const folder = join(project, 'node_modules', '.cache', 'agent-eval');
  const pathFor = (text: string): string => join(folder, `${sha256(`${version}\n${text}`)}.json`);
  return {
    read(text, file) {
      try {
        const entry = readEntry(readFileSync(pathFor(text), 'utf8'));
        if (!entry) return null;
        return { source: createSource(file, text, entry.value, entry.layout), fits: entry.fits };
      } catch {
        return null;
      }
    },
    write({ source: { text, value, layout }, fits }) {
      try {
        if (!existsSync(join(project, 'node_modules'))) return;
        mkdirSync(folder, { recursive: true });
        const content = JSON.stringify({ value, layout, fits });
        const path = pathFor(text);
        const beside = `${path}.${process.pid}`;
        writeFileSync(beside, `${sha256(content)}\n${content}`);
        renameSync(beside, path);
      } catch {
        // Nothing is lost but time.
      }
    },
  };
}

function readEntry(entry: string): { value: Json; layout: Layout; fits: boolean } | null {
  const content = entry.slice(65);
  if (entry.slice(0, 64) !== sha256(content)) return null;
  const parsed: unknown = JSON.parse(content);
  if (!isJsonObject(parsed)) return null;
  const { value, layout, fits } = parsed;
  return value !== undefined && isLayout(layout) ? { value, layout, fits: fits === true } : null;
}

/** The hash of the content has vouched for the rest. */
function isLayout(value: unknown): value is Layout {
  return typeof value === 'object' && value !== null && 'v' in value && Array.isArray(value.v);
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
