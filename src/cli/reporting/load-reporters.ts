import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Reporter } from '../../model/reporter.ts';
import { explainModuleError } from '../../project/explain-module-error.io.ts';
import { loadModule } from '../../project/load-module.io.ts';
import { builtinReporters } from '../../report/builtin-reporters.ts';
import type { WantedReporter } from './wanted-reporters.ts';

/** A reporter that can be told events and asked for its report; for one run, because it may collect what it is told. */
export interface LoadedReporter {
  readonly wanted: WantedReporter;
  readonly reporter: Reporter;
}

/**
 * Loads the reporters that are asked for, and tells of modules that are none.
 *
 * @param project - absolute folder
 */
export async function loadReporters(
  wanted: readonly WantedReporter[],
  project: string,
): Promise<{ readonly reporters: readonly LoadedReporter[]; readonly diagnostics: readonly Diagnostic[] }> {
  const reporters: LoadedReporter[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const one of wanted) {
    const { name, module } = one;
    if (module === null) {
      const reporter = await builtinReporters[name]?.load();
      if (reporter) reporters.push({ wanted: one, reporter });
      continue;
    }
    const { customReporter } = await import('./custom-reporter.ts');
    try {
      const reporter = customReporter((await loadModule(module))['default'], name);
      if (typeof reporter !== 'string') reporters.push({ wanted: one, reporter });
      else diagnostics.push(unusable(one, reporter, exportIt));
    } catch (error) {
      const { message, place } = explainModuleError(error, project, name.replace(/^\.\//, ''));
      diagnostics.push({ ...unusable(one, message, mendIt), ...(place ? { place } : {}) });
    }
  }
  return { reporters, diagnostics };
}

const exportIt =
  'Export by default a function (report, options) => files, or an object with "onEvent", "report" or both.';
const mendIt =
  'Mend the module, or its path: in a config it is relative to the project, else to the current folder.';

function unusable({ name, place }: WantedReporter, problem: string, fix: string): Diagnostic {
  return {
    code: 'run/reporter-module',
    severity: 'error',
    message: `The reporter ${name} cannot be used: ${problem.replace(/\.$/, '')}.`,
    why: 'The report that it should make would be missing.',
    fix,
    ...(place ? { place } : {}),
  };
}
