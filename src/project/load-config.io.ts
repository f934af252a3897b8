import { existsSync, readFileSync } from 'node:fs';
import { dirname, extname, relative, resolve, sep } from 'node:path';
import type * as z from 'zod';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Source } from '../diagnostics/source.ts';
import type { ConfigFile } from './config-schema.ts';
import { explainModuleError } from './explain-module-error.io.ts';

/** The config of a project: what the file says, and where the project is. */
export interface LoadedConfig {
  /** Absolute folder to which all paths are relative: that of the config file, else the current one. */
  readonly project: string;
  /** Relative to the project; null where there is none. */
  readonly file: string | null;
  readonly values: ConfigFile;
  /** Where everything stands; absent for a module. */
  readonly source?: Source;
  readonly diagnostics: readonly Diagnostic[];
}

/** Names that a config may have, right in the project. */
export const configNames = [
  'agent-eval.config.yaml',
  'agent-eval.config.yml',
  'agent-eval.config.ts',
  'agent-eval.config.js',
  'agent-eval.config.mjs',
  'agent-eval.config.json',
];

/**
 * Finds and reads the config.
 *
 * @param folder - where to look
 * @param named - a file given with `--config`, relative to `folder`
 */
export async function loadConfig(
  folder: string,
  named: string | undefined,
  loadModule: (file: string) => Promise<Record<string, unknown>>,
): Promise<LoadedConfig> {
  const found = configNames.filter((name) => existsSync(resolve(folder, name)));
  const path = resolve(folder, named ?? found[0] ?? '');
  const project = named === undefined ? folder : dirname(path);
  const empty = { project, file: null, values: {} };
  if (named !== undefined && !existsSync(path)) return { ...empty, diagnostics: [missing(named)] };
  if (named === undefined && found.length === 0) return { ...empty, diagnostics: [] };
  if (named === undefined && found.length > 1) return { ...empty, diagnostics: [several(found)] };
  const file = relative(project, path).split(sep).join('/');
  const isData = ['.yaml', '.yml', '.json'].includes(extname(path));
  const result = isData ? await readData(path, file) : await readModule(path, file, loadModule);
  return { project, file, ...result };
}

type Result = Pick<LoadedConfig, 'values' | 'source' | 'diagnostics'>;

async function readData(path: string, file: string): Promise<Result> {
  const [{ readYaml }, { explainIssues }, { configFileSchema }] = await Promise.all([
    import('../diagnostics/read-yaml.ts'),
    import('../diagnostics/explain-issues.ts'),
    import('./config-schema.ts'),
  ]);
  const { source, diagnostics } = await readYaml(readFileSync(path, 'utf8'), file);
  if (!source || diagnostics.some(({ severity }) => severity === 'error')) return { values: {}, diagnostics };
  const checked = configFileSchema.safeParse(source.value ?? {});
  if (checked.success) return { values: checked.data, source, diagnostics };
  const mistakes = explainIssues(checked.error.issues, source, { area: 'config', schema: configFileSchema });
  return { values: await soundPart(source.value), source, diagnostics: [...diagnostics, ...mistakes] };
}

/** The keys without a mistake, so that one slip does not make everything that needs the others look wrong too. */
async function soundPart(value: unknown): Promise<ConfigFile> {
  const { configFileSchema } = await import('./config-schema.ts');
  if (typeof value !== 'object' || value === null) return {};
  let sound: ConfigFile = {};
  for (const [key, part] of Object.entries(value)) {
    const checked = configFileSchema.safeParse({ [key]: part });
    if (checked.success) sound = { ...sound, ...checked.data };
  }
  return sound;
}

async function readModule(
  path: string,
  file: string,
  loadModule: (file: string) => Promise<Record<string, unknown>>,
): Promise<Result> {
  const { configFileSchema } = await import('./config-schema.ts');
  try {
    const loaded = await loadModule(path);
    const checked = configFileSchema.safeParse(loaded['default']);
    if (checked.success) return { values: checked.data, diagnostics: [] };
    return {
      values: await soundPart(loaded['default']),
      diagnostics: await explainExport(loaded['default'], checked.error.issues, file),
    };
  } catch (error) {
    return { values: {}, diagnostics: [unloadable(error, file, dirname(path))] };
  }
}

/** A module has no lines for its values, so the path of each key stands before what is wrong with it. */
async function explainExport(
  value: unknown,
  issues: readonly z.core.$ZodIssue[],
  file: string,
): Promise<Diagnostic[]> {
  const [{ explainIssues }, { createSource }, { configFileSchema }] = await Promise.all([
    import('../diagnostics/explain-issues.ts'),
    import('../diagnostics/source.ts'),
    import('./config-schema.ts'),
  ]);
  if (typeof value !== 'object' || value === null) {
    const fix = 'Export an object by default, as in `export default { paths: ["cases"] }`.';
    return [mistake('config/invalid', file, 'The default export is no config.', fix)];
  }
  const source = createSource(file, '', value, { v: [0, 0] });
  return issues.flatMap((issue) =>
    explainIssues([issue], source, { area: 'config', schema: configFileSchema }).map((diagnostic) => ({
      ...diagnostic,
      message: `${issue.path.map(String).join('.') || 'The default export'}: ${diagnostic.message}`,
      place: { file, line: 1, column: 1 },
    })),
  );
}

function unloadable(error: unknown, file: string, project: string): Diagnostic {
  const { message, place } = explainModuleError(error, project);
  const fix = 'Mend the module; it must export the config by default.';
  const told = mistake('config/unloadable', file, `The config cannot be loaded: ${message}`, fix);
  return place ? { ...told, place } : told;
}

function mistake(code: string, file: string, message: string, fix: string): Diagnostic {
  const why = 'Settings that are not understood would be left out of every run.';
  return { code, severity: 'error', message, why, fix, place: { file, line: 1, column: 1 } };
}

function missing(named: string): Diagnostic {
  return {
    code: 'config/missing',
    severity: 'error',
    message: `There is no config file "${named}".`,
    why: '--config names the file that holds the settings of the run.',
    fix: 'Check the path; it is relative to the current folder.',
  };
}

function several(found: readonly string[]): Diagnostic {
  return {
    code: 'config/several',
    severity: 'error',
    message: `There are several config files: ${found.join(', ')}.`,
    why: 'Which of them holds would be a guess.',
    fix: 'Keep one, or name one with --config.',
  };
}
