import { resolve } from 'node:path';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Hooks } from '../../execute/trial-hooks.ts';
import type { Case } from '../../model/case.ts';
import { explainModuleError } from '../../project/explain-module-error.io.ts';
import { loadModule } from '../../project/load-module.io.ts';

/** Hooks by the file that holds them, relative to the project. */
export type HooksByFile = ReadonlyMap<string, Hooks>;

/** Loads the hook modules of cases, each once; all that cannot be used are told. No hook is called. */
export async function loadHooks(
  cases: readonly Case[],
  project: string,
): Promise<{ readonly hooks: HooksByFile; readonly diagnostics: readonly Diagnostic[] }> {
  const users = new Map<string, Case>();
  for (const testCase of cases) {
    if (testCase.hooks !== undefined && !users.has(testCase.hooks)) users.set(testCase.hooks, testCase);
  }
  const hooks = new Map<string, Hooks>();
  const diagnostics: Diagnostic[] = [];
  for (const [file, user] of users) {
    try {
      hooks.set(file, hooksOf(await loadModule(resolve(project, file))));
    } catch (error) {
      diagnostics.push(unusable(file, error, user, project));
    }
  }
  return { hooks, diagnostics };
}

function hooksOf(exports: Readonly<Record<string, unknown>>): Hooks {
  const { beforeTrial, afterTrial } = { beforeTrial: undefined, afterTrial: undefined, ...exports };
  const wrong = Object.entries({ beforeTrial, afterTrial }).find(
    ([, hook]) => hook !== undefined && !isFunction(hook),
  );
  if (wrong) throw new TypeError(`Its export ${wrong[0]} is no function.`);
  if (beforeTrial === undefined && afterTrial === undefined) {
    const names = Object.keys(exports).join(', ') || 'nothing';
    throw new TypeError(`It exports ${names}, but neither beforeTrial nor afterTrial.`);
  }
  return {
    ...(isFunction(beforeTrial) ? { beforeTrial } : {}),
    ...(isFunction(afterTrial) ? { afterTrial } : {}),
  };
}

function unusable(file: string, error: unknown, user: Case, project: string): Diagnostic {
  const { message, place } = explainModuleError(error, project, file);
  return {
    code: 'case/unusable-hooks',
    severity: 'error',
    message: `The hooks ${file} cannot be used: ${message}`,
    why: `Cases such as "${user.key}" (${user.place.file}:${user.place.line}) rely on them, so no trial of these could count.`,
    fix: 'Export functions named beforeTrial or afterTrial, or both.',
    place: place ?? user.place,
  };
}

function isFunction(value: unknown): value is (...parameters: unknown[]) => unknown {
  return typeof value === 'function';
}
