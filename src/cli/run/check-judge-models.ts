import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { usesWithin } from '../../judge/uses-within.ts';
import type { Case } from '../../model/case.ts';
import type { JudgeRegistry } from '../../model/judge.ts';
import { usesOfCase } from './uses-of-case.ts';

/**
 * Tells judges that would have no model to ask, each once with the first case that uses it.
 *
 * @param usual - the model of judges that name none; null where there is none
 */
export function checkJudgeModels(
  cases: readonly Case[],
  registry: JudgeRegistry,
  usual: string | null,
): Diagnostic[] {
  if (usual !== null) return [];
  const users = new Map<string, Case>();
  for (const testCase of cases) {
    for (const use of usesOfCase(testCase)) {
      for (const { judge, settings } of usesWithin(use, testCase.expected, registry)) {
        const asks = registry.judges.get(judge)?.family === 'model-graded';
        if (asks && settings['model'] === undefined && !users.has(judge)) users.set(judge, testCase);
      }
    }
  }
  return [...users].map(([judge, user]) => noModel(judge, user));
}

function noModel(judge: string, user: Case): Diagnostic {
  return {
    code: 'case/no-judge-model',
    severity: 'error',
    message: `The judge "${judge}" of the case "${user.key}" asks a model, but none is named.`,
    why: 'Nobody could judge, so all trials of such cases would be invalid.',
    fix: 'Name one for all judges in the config, `models: { judge: … }`, or give this judge a `model`.',
    place: user.place,
  };
}
