import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { type Source, valueAt } from '../diagnostics/source.ts';
import type { Json } from '../model/json.ts';
import type { JudgeRegistry } from '../model/judge.ts';
import { explainSetting } from './explain-setting.ts';
import type { Placed } from './merge-settings.ts';
import { compileTemplate } from './template.ts';

/** Tells those mistakes of a judge that show without a row and without `expected`, where there is none to be had. */
export function checkUnfilled(
  item: Placed<Json>,
  source: Source,
  registry: JudgeRegistry,
  tell: (diagnostic: Diagnostic) => void,
): void {
  const { holes } = compileTemplate(item.value).template;
  for (const problem of registry.read(item.value, undefined).problems) {
    const about = JSON.stringify(problem.path).slice(0, -1);
    const templated = holes.some(({ path }) => JSON.stringify(path).startsWith(about));
    const absent = valueAt(item.value, problem.path) === undefined;
    if (problem.code === 'unknown-judge' || (!templated && !absent))
      tell(explainSetting(problem, item, source, null));
  }
}
