import { dirname, resolve } from 'node:path';
import { isInside, kindOfPath } from '../../cases/project-files.io.ts';
import type { Diagnostic, DiagnosticPlace } from '../../diagnostics/diagnostic.ts';
import { didYouMean } from '../../model/did-you-mean.ts';
import { builtinReporters } from '../../report/builtin-reporters.ts';
import { realTarget } from './real-target.ts';
import { type ReporterSpec, reporterSpec } from './reporter-spec.ts';
import type { ReporterTarget } from './reporter-target.ts';

/** A reporter that is asked for, by its name or as a module. */
export interface WantedReporter {
  /** As it was asked for: `json`, `csv=trials.csv`, `./reporters/chat.ts`. */
  readonly text: string;
  /** Of a built-in reporter; of a module its path as it was written. */
  readonly name: string;
  /** Absolute path of the module; null for a built-in reporter. */
  readonly module: string | null;
  readonly target: ReporterTarget;
  /** Where it stands in the config. */
  readonly place?: DiagnosticPlace;
}

export interface WhoAsks {
  /** Absolute folder of the project. */
  readonly project: string;
  /** Paths of a config are relative to the project and stay inside, others to the current folder. */
  readonly isConfig: boolean;
  readonly allowOutside: boolean;
  placeOf(index: number): DiagnosticPlace | undefined;
}

/** Reads which reporters are asked for, and what is wrong with how they are; those with a mistake are left out. */
export function wantedReporters(
  texts: readonly string[],
  asks: WhoAsks,
): { readonly wanted: readonly WantedReporter[]; readonly diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const wanted = new Map<string, WantedReporter>();
  if (texts.length === 0) diagnostics.push({ ...noReporter(), severity: 'error' });
  for (const [index, text] of texts.entries()) {
    const place = asks.placeOf(index);
    const tell = (mistake: Omit<Diagnostic, 'severity'>): void =>
      void diagnostics.push({ ...mistake, severity: 'error', ...(place ? { place } : {}) });
    const spec = reporterSpec(text);
    const one = { ...toWanted(text, spec, asks), ...(place ? { place } : {}) };
    const mistake = mistakeIn(spec, one, asks);
    const key = keyOf(one);
    const same = wanted.get(key);
    if (mistake) tell(mistake);
    else if (same) tell(twice(one, same));
    else wanted.set(key, one);
  }
  return { wanted: [...wanted.values()], diagnostics };
}

function toWanted(text: string, { name, isModule, path }: ReporterSpec, asks: WhoAsks): WantedReporter {
  const folder = asks.isConfig ? asks.project : process.cwd();
  return {
    text,
    name,
    module: isModule ? resolve(folder, name) : null,
    target:
      path === null
        ? { type: 'usual' }
        : path === '-'
          ? { type: 'output' }
          : { type: 'file', path: resolve(folder, path) },
  };
}

type Mistake = Omit<Diagnostic, 'severity'>;

function mistakeIn(
  { name, path }: ReporterSpec,
  { text, module, target }: WantedReporter,
  asks: WhoAsks,
): Mistake | null {
  if (module === null && !Object.hasOwn(builtinReporters, name)) return unknownReporter(name);
  if (path === '') return noPath(text, name);
  if (asks.allowOutside) return null;
  if (module !== null && !staysInside(module, asks.project)) return outside(`The module ${name}`);
  if (asks.isConfig && target.type === 'file' && !staysInside(target.path, asks.project))
    return outside(`The path of ${text}`);
  return null;
}

/** What is not there yet lies where the folder is that it would be made in. */
function staysInside(path: string, project: string): boolean {
  // Of a project that is not there, which is told elsewhere, nothing is outside.
  if (kindOfPath(project) === null) return true;
  let there = path;
  while (kindOfPath(there) === null && dirname(there) !== there) there = dirname(there);
  return isInside(project, there);
}

/** Equal for reporters that would write to one place. */
function keyOf({ name, module, target }: WantedReporter): string {
  if (target.type === 'file') return `file ${realTarget(target.path)}`;
  return target.type === 'output' ? 'standard output' : `usual ${module ?? name}`;
}

function noReporter(): Mistake {
  return {
    code: 'run/unknown-reporter',
    message: 'No reporter is named.',
    why: 'Nothing would be reported.',
    fix: `Name one or several of ${Object.keys(builtinReporters).join(', ')}.`,
  };
}

function unknownReporter(name: string): Mistake {
  const known = Object.keys(builtinReporters);
  const close = didYouMean(name, known);
  return {
    code: 'run/unknown-reporter',
    message: `There is no reporter named "${name}".`,
    why: 'The report that it should make would be missing.',
    fix: `${close === null ? '' : `Did you mean "${close}"? `}Reporters: ${known.join(', ')}. A module of your own is named by its path, as in ./reporters/chat.ts.`,
  };
}

function noPath(text: string, name: string): Mistake {
  return {
    code: 'run/reporter-path',
    message: `"${text}" names no path.`,
    why: 'The report would have no place to go.',
    fix: `Write the path after the sign, "${name}=-" for standard output, or "${name}" alone for the usual place.`,
  };
}

function outside(what: string): Mistake {
  return {
    code: 'run/reporter-path',
    message: `${what} lies outside of the project.`,
    why: 'A project that somebody else wrote must not reach the other files of a machine.',
    fix: 'Name a path inside the project, or set allow-outside: true in the config.',
  };
}

function twice({ text, target }: WantedReporter, same: WantedReporter): Mistake {
  const where = target.type === 'output' ? 'standard output' : 'one place';
  return {
    code: 'run/reporter-twice',
    message:
      text === same.text
        ? `The reporter "${text}" is asked for twice.`
        : `"${same.text}" and "${text}" both write to ${where}.`,
    why: 'One report would replace the other.',
    fix: 'Leave one of them out, or give it another path, as in json=other.json.',
  };
}
