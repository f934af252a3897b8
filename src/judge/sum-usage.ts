import type { JudgeUsage } from '../model/judge.ts';

/** What several judges, or several calls of one, used together; null where none asked a model. */
export function sumUsage(used: readonly JudgeUsage[]): JudgeUsage | null {
  const [first] = used;
  if (!first) return null;
  const sum = (amountOf: (one: JudgeUsage) => number): number =>
    used.reduce((total, one) => total + amountOf(one), 0);
  return {
    model: [...new Set(used.map(({ model }) => model))].join(', '),
    calls: sum(({ calls }) => calls),
    inputTokens: sum(({ inputTokens }) => inputTokens),
    outputTokens: sum(({ outputTokens }) => outputTokens),
    costUsd: used.some(({ costUsd }) => costUsd === null) ? null : sum(({ costUsd }) => costUsd ?? 0),
  };
}
