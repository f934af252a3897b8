import { isList, type Json } from '../model/json.ts';
import type { JudgeRegistry, JudgeUse } from '../model/judge.ts';

/** A use of a judge, and of all judges that it holds. */
export function usesWithin(
  use: JudgeUse,
  expected: Json | undefined,
  registry: JudgeRegistry,
): readonly JudgeUse[] {
  const { value } = use.settings;
  const isCombining = registry.judges.get(use.judge)?.family === 'combine';
  if (!isCombining || value === undefined || !isList(value)) return [use];
  const inner = value.flatMap((raw) => registry.read(raw, expected).use ?? []);
  return [use, ...inner.flatMap((one) => usesWithin(one, expected, registry))];
}
