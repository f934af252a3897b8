import { usesWithin } from '../../judge/uses-within.ts';
import type { Case } from '../../model/case.ts';
import type { JudgeRegistry, JudgeUse } from '../../model/judge.ts';
import { usesOfCase } from './uses-of-case.ts';

/** The modules that the `script` judges of a case name, nested ones included, as `file` or `file#name`. */
export function scriptsOf(testCase: Case, registry: JudgeRegistry): readonly string[] {
  return usesOfCase(testCase)
    .flatMap((use) => [...usesWithin(use, testCase.expected, registry)])
    .flatMap((use) => referenceOf(use) ?? []);
}

function referenceOf({ judge, settings: { file, export: name } }: JudgeUse): string | null {
  if (judge !== 'script' || typeof file !== 'string') return null;
  return typeof name === 'string' ? `${file}#${name}` : file;
}
