import type { Judging } from '../../model/report.ts';

/** What judges used, by model and in the order of their names: a cost that is not known makes the sum unknown. */
export function addJudging(sum: Judging, more: Judging): Judging {
  const byModel = new Map(sum.map((one) => [one.model, one]));
  for (const one of more) {
    const before = byModel.get(one.model);
    byModel.set(one.model, before ? add(before, one) : one);
  }
  return [...byModel.values()].sort((a, b) => (a.model < b.model ? -1 : 1));
}

type OfModel = Judging[number];

function add(a: OfModel, b: OfModel): OfModel {
  return {
    model: a.model,
    judgements: a.judgements + b.judgements,
    calls: a.calls + b.calls,
    inputTokens: a.inputTokens + b.inputTokens,
    outputTokens: a.outputTokens + b.outputTokens,
    costUsd: a.costUsd === null || b.costUsd === null ? null : a.costUsd + b.costUsd,
  };
}
