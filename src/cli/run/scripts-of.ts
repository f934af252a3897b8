import type { Case } from '../../model/case.ts';
import { isList, type Json } from '../../model/json.ts';
import type { JudgeRegistry, JudgeUse } from '../../model/judge.ts';

/** What the `script` judges of a case load, as `file` or `file#export`, those inside of other judges included. */
export function scriptsOf(testCase: Case, registry: JudgeRegistry): readonly string[] {
  const { expect, turns } = testCase;
  const uses = turns ? [...expect, ...turns.flatMap((turn) => turn.expect)] : expect;
  return uses.flatMap((use) => referencesOf(use, testCase.expected, registry));
}

const nothing: string[] = [];

/** What a use loads, itself or in the judges that it holds. */
function referencesOf(use: JudgeUse, expected: Json | undefined, registry: JudgeRegistry): readonly string[] {
  const { file, export: name, value } = use.settings;
  if (use.judge === 'script')
    return typeof file === 'string' ? [typeof name === 'string' ? `${file}#${name}` : file] : [];
  const isCombining = registry.judges.get(use.judge)?.family === 'combine';
  if (!isCombining || value === undefined || !isList(value)) return nothing;
  return value.flatMap((raw) => {
    const inner = registry.read(raw, expected).use;
    return inner ? referencesOf(inner, expected, registry) : [];
  });
}
