import { dirname, resolve } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Path } from '../diagnostics/layout.ts';
import type { Source } from '../diagnostics/source.ts';
import type { CheckedFile } from './check-case-file.ts';
import { type Dataset, placeOfLine } from './dataset.ts';
import { explainReference } from './explain-reference.ts';
import { findReference, projectPath } from './project-files.io.ts';
import { readCsv } from './read-csv.ts';
import { readJsonl } from './read-jsonl.ts';
import { readText } from './read-text.io.ts';
import type { References } from './resolve-cases.ts';

export interface LoadReferencesOptions {
  readonly project: string;
  readonly allowOutside: boolean;
  /** Datasets that other case files have read already, by absolute path and format. */
  readonly known: Map<string, Promise<LoadedDataset>>;
  readonly tell: (diagnostic: Diagnostic) => void;
}

/** A dataset, or why there is none. */
export interface LoadedDataset {
  readonly path: string;
  readonly dataset: Dataset | null;
  readonly diagnostics: readonly Diagnostic[];
}

const largestDataset = 400_000_000;

/** Reads the datasets of a case file and finds its hooks. What cannot be found or read is told. */
export async function loadReferences(
  checked: CheckedFile,
  options: LoadReferencesOptions,
): Promise<References> {
  const { source, head, entries } = checked;
  const hooks = new Map<string, string>();
  const datasets = new Map<number, Dataset>();
  const addHooks = (reference: string | undefined, path: Path): void => {
    const found = reference === undefined ? null : find(reference, path, source, options);
    if (reference !== undefined && found !== null) hooks.set(reference, projectPath(options.project, found));
  };
  addHooks(head?.hooks, ['hooks']);
  addHooks(head?.defaults?.hooks, ['defaults', 'hooks']);
  for (const [index, entry] of entries.entries()) {
    addHooks(entry?.hooks, ['cases', index, 'hooks']);
    if (!entry?.dataset) continue;
    const { file, format } = entry.dataset;
    const path = find(file, ['cases', index, 'dataset', 'file'], source, options);
    if (path === null) continue;
    const loaded = await loadOnce(path, format ?? formatOf(path), options);
    if (loaded === null) options.tell(unknownFormat(source, index));
    if (loaded?.dataset && loaded.dataset.rows.length > 0) datasets.set(index, loaded.dataset);
  }
  return { datasets, hooks };
}

function find(reference: string, at: Path, source: Source, options: LoadReferencesOptions): string | null {
  const { project, allowOutside } = options;
  const folder = dirname(resolve(project, source.file));
  const found = findReference(reference, { project, folder, allowOutside });
  if ('path' in found) return found.path;
  options.tell(explainReference(reference, found, source.place(at)));
  return null;
}

function formatOf(path: string): 'jsonl' | 'csv' | null {
  if (/\.(?:jsonl|ndjson)$/i.test(path)) return 'jsonl';
  return /\.csv$/i.test(path) ? 'csv' : null;
}

/** Reads each dataset once, and tells its mistakes once. */
async function loadOnce(
  path: string,
  format: 'jsonl' | 'csv' | null,
  options: LoadReferencesOptions,
): Promise<LoadedDataset | null> {
  if (format === null) return null;
  const key = `${format}:${path}`;
  const known = options.known.get(key);
  if (known) return known;
  const loading = load(path, format, projectPath(options.project, path));
  options.known.set(key, loading);
  const loaded = await loading;
  for (const diagnostic of loaded.diagnostics) options.tell(diagnostic);
  return loaded;
}

async function load(path: string, format: 'jsonl' | 'csv', file: string): Promise<LoadedDataset> {
  const { text, problem } = readText(path, file, largestDataset);
  if (problem) return { path, dataset: null, diagnostics: [problem] };
  const dataset = format === 'csv' ? await readCsv(text, file) : readJsonl(text, file);
  const empty =
    dataset.rows.length === 0 && dataset.diagnostics.length === 0 ? [emptyDataset(file, text)] : [];
  return { path, dataset, diagnostics: [...dataset.diagnostics, ...empty] };
}

function emptyDataset(file: string, text: string): Diagnostic {
  return {
    code: 'dataset/empty',
    severity: 'error',
    message: 'This dataset has no rows.',
    why: 'No case would come out of it, and the run would pass without having checked anything.',
    fix: 'Add a row, or remove the case that uses it.',
    place: placeOfLine(file, text, 1),
  };
}

function unknownFormat(source: Source, index: number): Diagnostic {
  return {
    code: 'case/unknown-format',
    severity: 'error',
    message: 'The name of this file does not tell its format.',
    why: 'Rows could not be told apart.',
    fix: 'Use a file that ends in .jsonl or .csv, or write `format: jsonl` or `format: csv` beside it.',
    place: source.place(['cases', index, 'dataset', 'file']),
  };
}
