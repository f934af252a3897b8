import type { Json } from '../model/json.ts';
import type { JudgeRegistry, JudgeUse } from '../model/judge.ts';
import { usesWithin } from './uses-within.ts';

/** Whether a judge, or one that it holds, asks a model, and so takes its time. */
export function asksModel(use: JudgeUse, expected: Json | undefined, registry: JudgeRegistry): boolean {
  return usesWithin(use, expected, registry).some(
    ({ judge }) => registry.judges.get(judge)?.family === 'model-graded',
  );
}
