import * as z from 'zod';
import type { Json } from '../../model/json.ts';
import { jsonSchema } from '../../model/json-schema.ts';
import type {
  JudgeRegistry,
  JudgeTools,
  JudgeUse,
  NestedJudgement,
  SettingProblem,
  Subject,
} from '../../model/judge.ts';

/** Settings of judges that hold other judges. Their items are checked by `checkNested`, which knows all judges. */
export const nestedSchema = z.lazy(() =>
  z.strictObject({
    value: z
      .array(jsonSchema)
      .min(1, 'Expected at least one judge.')
      .describe('judges, written as in `expect`; they take no `weight` of their own'),
  }),
);
export type NestedSettings = z.infer<typeof nestedSchema>;

/** All mistakes of the judges inside, with paths that lead to them. */
export function checkNested(
  { value }: NestedSettings,
  registry: JudgeRegistry,
  expected?: Json,
): SettingProblem[] {
  return value.flatMap((raw, index) => {
    const { use, problems } = registry.read(raw, expected);
    const path = ['value', index];
    const own = problems.map((problem) => ({ ...problem, path: [...path, ...problem.path] }));
    return use?.weight === undefined ? own : [...own, weightInside(path)];
  });
}

/**
 * Prepares the judges inside, and asks all of them about a subject.
 *
 * They are read once for the first subject, because only a subject knows the case's `expected` that a judge without a
 * `value` stands on; all subjects of a case share it.
 *
 * @param change - applied to each use first, to negate it for example
 */
export function nestedJudgements(
  { value }: NestedSettings,
  tools: JudgeTools,
  change: (use: JudgeUse) => JudgeUse = (use) => use,
): (subject: Subject) => Promise<readonly NestedJudgement[]> {
  let ready: { expected: Json | undefined; judges: ReturnType<JudgeTools['prepare']>[] } | null = null;
  return (subject) => {
    if (ready === null || ready.expected !== subject.expected) {
      const { expected } = subject;
      ready = { expected, judges: value.map((raw) => tools.prepare(change(tools.read(raw, expected)))) };
    }
    return Promise.all(ready.judges.map(async (judge) => judge(subject)));
  };
}

function weightInside(path: readonly (string | number)[]): SettingProblem {
  return {
    path,
    severity: 'error',
    code: 'nested-weight',
    message: 'A judge inside another one has a `weight`.',
    why: 'Only the outer judge enters the score, so this weight would be lost.',
    fix: 'Give the outer judge the weight.',
  };
}
