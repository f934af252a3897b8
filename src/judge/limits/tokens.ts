import * as z from 'zod';
import { formatCount } from '../../model/format-count.ts';
import { defineJudge } from '../define-judge.ts';
import { failed, nothingToJudge, passed } from '../verdict.ts';

/** The model calls of the trial used at most so many tokens. */
export const tokens = defineJudge({
  name: 'tokens',
  family: 'limits',
  summary: 'the model calls used at most this many tokens, input and output together',
  examples: ['tokens: 4000'],
  settings: z.lazy(() =>
    z.strictObject({
      max: z
        .int('Expected a whole number of tokens.')
        .min(0, 'A number of tokens cannot be negative.')
        .describe('most tokens that pass, input and output together'),
    }),
  ),
  shortForm: 'max',
  prepare:
    ({ max }) =>
    ({ usage }) => {
      if (usage === null) return nothingToJudge('the tokens are not known: no model call was recorded');
      const used = usage.inputTokens + usage.outputTokens;
      const fact = `used ${formatCount(used)} tokens (at most ${formatCount(max)} wanted)`;
      return used <= max ? passed(fact) : failed(fact);
    },
});
