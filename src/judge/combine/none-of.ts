import type { Judge } from '../../model/judge.ts';
import { allPass } from './combine-judgements.ts';
import { checkNested, type NestedSettings, nestedJudgements, nestedSchema } from './nested-uses.ts';

/**
 * Passes where every judge inside passes under `not-`, so `none-of: [{ contains: secret }]` fails on an agent that
 * returned nothing, as `not-contains` does. The score is 1 less the highest score inside; one that is invalid makes it
 * invalid.
 */
export const noneOf: Judge<NestedSettings> = {
  name: 'none-of',
  family: 'combine',
  summary: 'no judge inside passes',
  examples: ['none-of: [{ contains: password }, { tool-called: delete }]'],
  settings: nestedSchema,
  shortForm: 'value',
  graded: true,
  check: checkNested,
  prepare(settings, tools) {
    const judge = nestedJudgements(settings, tools, (use) => ({ ...use, negated: !use.negated }));
    return async (subject) => allPass(await judge(subject));
  },
};
