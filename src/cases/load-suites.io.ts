import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { readYaml } from '../diagnostics/read-yaml.ts';
import { type Source, valueAt } from '../diagnostics/source.ts';
import type { Suite } from '../model/case.ts';
import type { JudgeRegistry } from '../model/judge.ts';
import { type CheckedFile, checkCaseFile } from './check-case-file.ts';
import { type CaseFile, findCaseFiles } from './find-case-files.io.ts';
import { type LoadedDataset, loadReferences } from './load-references.io.ts';
import { type ParseCache, type ParsedFile, parseCache } from './parse-cache.io.ts';
import { readText } from './read-text.io.ts';
import { resolveCases } from './resolve-cases.ts';
import { toSuite } from './to-suite.ts';
import { uniqueDiagnostics } from './unique-diagnostics.ts';
import { joinNames, type WrittenNames, writtenNames } from './written-names.ts';

export interface LoadSuitesOptions {
  /** Case files, folders and patterns; relative ones start at the project. */
  readonly paths: readonly string[];
  /** Absolute path of the project. */
  readonly project: string;
  readonly registry: JudgeRegistry;
  /** Names that a case file may use besides the agents that it defines itself. */
  readonly knownAgents: readonly string[];
  /** Lets case files and what they refer to stand outside the project. */
  readonly allowOutside?: boolean;
  /** Names this very build of the package. With it, parsed files are kept in `node_modules/.cache` of the project. */
  readonly version?: string;
}

export interface LoadedSuites {
  /** Suites in the order of their files; those with mistakes in their form are left out. */
  readonly suites: readonly Suite[];
  /** Those as well that have mistakes in their form, without what is wrong; good for finding further mistakes only. */
  readonly readable: readonly Suite[];
  /** Names that the files give; null where some cannot be told, because a file could not be read. */
  readonly names: WrittenNames | null;
  /** Datasets that each case file reads, by its path; all paths are relative to the project. */
  readonly datasets: ReadonlyMap<string, readonly string[]>;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads all case files with their datasets, and makes every case of them.
 *
 * No agent is called and nothing of the project is run. All mistakes of all files are told at once; whoever calls this
 * goes on only if none of them is an error.
 */
export async function loadSuites(options: LoadSuitesOptions): Promise<LoadedSuites> {
  const { project, allowOutside = false } = options;
  const found = await findCaseFiles({ paths: options.paths, project, allowOutside });
  const known = new Map<string, Promise<LoadedDataset>>();
  const cache = options.version === undefined ? null : parseCache(project, options.version);
  const loaded: LoadedFile[] = [];
  for (const file of found.files) loaded.push(await loadFile(file, cache, known, options));

  const read = new Set((await Promise.all(known.values())).map((dataset) => dataset.path));
  const used = loaded.filter(({ file }) => !file.found || !read.has(file.absolute));
  const diagnostics = [
    ...found.diagnostics,
    ...used.flatMap((file) => file.diagnostics),
    ...doubledSuites(used),
  ];
  const isWhole = found.diagnostics.every(({ severity }) => severity !== 'error');
  return {
    suites: used.flatMap(({ suite }) => suite ?? []),
    readable: used.flatMap(({ readable }) => readable ?? []),
    names: isWhole ? joinNames(used.map(({ checked }) => checked && writtenNames(checked.source))) : null,
    datasets: new Map(used.map(({ file, datasets }) => [file.file, datasets])),
    diagnostics: uniqueDiagnostics(diagnostics),
  };
}

interface LoadedFile {
  readonly file: CaseFile;
  readonly checked: CheckedFile | null;
  readonly suite: Suite | null;
  readonly readable: Suite | null;
  /** Relative to the project. */
  readonly datasets: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

const largestCaseFile = 10_000_000;

async function loadFile(
  file: CaseFile,
  cache: ParseCache | null,
  known: Map<string, Promise<LoadedDataset>>,
  options: LoadSuitesOptions,
): Promise<LoadedFile> {
  const diagnostics: Diagnostic[] = [];
  const tell = (diagnostic: Diagnostic): unknown => diagnostics.push(diagnostic);
  const parsed = await readSource(file, cache, tell);
  if (!parsed) return { file, checked: null, suite: null, readable: null, datasets: [], diagnostics };
  const { source } = parsed;
  const { project, allowOutside = false, registry, knownAgents } = options;
  const checked = await checkCaseFile(source, knownAgents, parsed.fits);
  if (parsed.isNew) cache?.write({ source, fits: checked.fits });
  checked.diagnostics.forEach(tell);
  if (definesAgents(source)) {
    const { checkAgentSettings } = await import('./check-agent-settings.ts');
    checkAgentSettings(source).forEach(tell);
  }
  const references = await loadReferences(checked, { project, allowOutside, known, tell });
  const { cases, diagnostics: inCases } = resolveCases(checked, references, registry);
  inCases.forEach(tell);
  const readable = checked.head && toSuite(source, checked.head, cases);
  const datasets = [...references.datasets.values()].map((dataset) => dataset.file);
  return { file, checked, suite: checked.sound ? readable : null, readable, datasets, diagnostics };
}

function definesAgents({ value }: Source): boolean {
  const agents = valueAt(value, ['agents']);
  return Array.isArray(agents) && agents.some((agent) => typeof agent !== 'string');
}

/** A file that was parsed, just now or before. */
interface ReadFile extends ParsedFile {
  /** There was nothing to tell of its form, and the cache does not have it. */
  readonly isNew: boolean;
}

async function readSource(
  { absolute, file }: CaseFile,
  cache: ParseCache | null,
  tell: (diagnostic: Diagnostic) => void,
): Promise<ReadFile | null> {
  const { text, problem } = readText(absolute, file, largestCaseFile);
  if (problem) {
    tell(problem);
    return null;
  }
  const cached = cache?.read(text, file);
  if (cached) return { ...cached, isNew: false };
  const { source, diagnostics } =
    text.trim() === '' ? { source: null, diagnostics: [] } : await readYaml(text, file);
  diagnostics.forEach(tell);
  if (diagnostics.length === 0 && (source?.value ?? null) === null) tell(emptyFile(file));
  if (source?.value == null) return null;
  return { source, fits: false, isNew: diagnostics.length === 0 && !file.endsWith('.json') };
}

function emptyFile(file: string): Diagnostic {
  return {
    code: 'case/empty-file',
    severity: 'error',
    message: 'This file is empty.',
    why: 'A case file without cases would look like one that passed.',
    fix: 'Write a suite with cases, or remove the file. `agent-eval init` writes an example.',
    place: { file, line: 1, column: 1 },
  };
}

/** Suites are told apart by name, whatever file they stand in. */
function doubledSuites(loaded: readonly LoadedFile[]): Diagnostic[] {
  const first = new Map<string, string>();
  return loaded.flatMap(({ checked, suite }) => {
    if (!checked || !suite) return [];
    const known = first.get(suite.name.toLowerCase());
    const place = checked.source.place(['suite']);
    if (known === undefined) first.set(suite.name.toLowerCase(), `${place.file}:${place.line}`);
    if (known === undefined) return [];
    return {
      code: 'case/duplicate-suite',
      severity: 'error' as const,
      message: `A suite named "${suite.name}" stands at ${known} already; case of letters does not count.`,
      why: 'Results are kept by the names of suites, so one would overwrite the other.',
      fix: 'Give each suite a name of its own.',
      place,
    };
  });
}
