import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Case } from '../../model/case.ts';
import type { JudgeRegistry } from '../../model/judge.ts';
import { explainModuleError } from '../../project/explain-module-error.io.ts';
import { loadReference } from '../../project/load-reference.io.ts';
import { scriptsOf } from './scripts-of.ts';

/** Loads what the `script` judges of cases name, each once, and tells what cannot be used. No function is called. */
export async function checkScripts(
  cases: readonly Case[],
  registry: JudgeRegistry,
  project: string,
): Promise<Diagnostic[]> {
  const users = new Map<string, Case>();
  for (const testCase of cases) {
    for (const reference of scriptsOf(testCase, registry))
      if (!users.has(reference)) users.set(reference, testCase);
  }
  const diagnostics: Diagnostic[] = [];
  for (const [reference, user] of users) {
    try {
      const value = await loadReference(reference, project);
      if (typeof value !== 'function') throw new TypeError(`It is a ${typeof value}, not a function.`);
    } catch (error) {
      diagnostics.push(unusable(reference, error, user, project));
    }
  }
  return diagnostics;
}

function unusable(reference: string, error: unknown, user: Case, project: string): Diagnostic {
  const { message, place } = explainModuleError(error, project, reference.split('#')[0]);
  return {
    code: 'case/unusable-script',
    severity: 'error',
    message: `The script ${reference} cannot be used: ${message}`,
    why: `Cases such as "${user.key}" (${user.place.file}:${user.place.line}) are judged by it, so their trials would be invalid.`,
    fix: 'Export a function that takes { input, output, expected } and gives a verdict; see `agent-eval judges script`.',
    place: place ?? user.place,
  };
}
