import { resolve } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { builtinJudges } from '../judge/builtin-judges.ts';
import { createRegistry } from '../judge/registry.ts';
import { isId } from '../model/id.ts';
import type { Judge, JudgeRegistry } from '../model/judge.ts';
import { explainModuleError } from './explain-module-error.io.ts';

/**
 * The judges of a project: the built-in ones, and what the modules of the config export by default (one, or a list).
 *
 * @param files - modules relative to the project
 */
export async function loadJudges(
  files: readonly string[],
  project: string,
  loadModule: (file: string) => Promise<Record<string, unknown>>,
): Promise<{ readonly registry: JudgeRegistry; readonly diagnostics: readonly Diagnostic[] }> {
  const judges: Judge[] = [...builtinJudges];
  const diagnostics: Diagnostic[] = [];
  for (const file of files) {
    try {
      const exported = (await loadModule(resolve(project, file)))['default'];
      for (const one of Array.isArray(exported) ? exported : [exported]) {
        const problem = problemOf(one, judges);
        if (problem === null && isJudge(one)) judges.push(one);
        else diagnostics.push(unusable(file, problem ?? 'it is no judge'));
      }
    } catch (error) {
      const { message, place } = explainModuleError(error, project, file);
      diagnostics.push({ ...unusable(file, message), ...(place ? { place } : {}) });
    }
  }
  return { registry: createRegistry(judges), diagnostics };
}

function problemOf(value: unknown, judges: readonly Judge[]): string | null {
  if (typeof value !== 'object' || value === null) return 'its default export is no judge; use defineJudge';
  const missing = ['name', 'summary', 'settings', 'prepare'].filter(
    (key) => Reflect.get(value, key) === undefined,
  );
  if (missing.length > 0) return `the judge lacks ${missing.join(', ')}`;
  const name: unknown = Reflect.get(value, 'name');
  if (typeof name !== 'string' || !isId(name))
    return 'the name of the judge may hold letters, digits, ".", "_" and "-" only';
  return judges.some((judge) => judge.name === name) ? `there is a judge named "${name}" already` : null;
}

function isJudge(value: unknown): value is Judge {
  return problemOf(value, []) === null;
}

function unusable(file: string, problem: string): Diagnostic {
  return {
    code: 'config/judge',
    severity: 'error',
    message: `The judge module ${file} cannot be used: ${problem.replace(/\.$/, '')}.`,
    why: 'Cases that use the judge could not be judged.',
    fix: 'Export by default what defineJudge({ … }) gives, or a list of these.',
  };
}
