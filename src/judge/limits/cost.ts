import * as z from 'zod';
import { defineJudge } from '../define-judge.ts';
import { failed, nothingToJudge, passed } from '../verdict.ts';

/** The model calls of the trial cost at most so much. */
export const cost = defineJudge({
  name: 'cost',
  family: 'limits',
  summary: 'the model calls cost at most this many US dollars; an unknown price fails',
  examples: ['cost: 0.05'],
  settings: z.lazy(() =>
    z.strictObject({
      max: z.number().min(0, 'A cost cannot be negative.').describe('most US dollars that pass'),
    }),
  ),
  shortForm: 'max',
  prepare:
    ({ max }) =>
    ({ usage }) => {
      if (usage === null) return nothingToJudge('the cost is not known: no model call was recorded');
      if (usage.costUsd === null) return nothingToJudge('the cost is not known: a model call has no price');
      const fact = `cost ${usage.costUsd} USD (at most ${max} wanted)`;
      return usage.costUsd <= max ? passed(fact) : failed(fact);
    },
});
