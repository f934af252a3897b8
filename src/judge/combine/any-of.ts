import type { Judge } from '../../model/judge.ts';
import { anyPasses } from './combine-judgements.ts';
import { checkNested, type NestedSettings, nestedJudgements, nestedSchema } from './nested-uses.ts';

/** Passes where one judge inside passes, even when another is invalid. The score is their highest. */
export const anyOf: Judge<NestedSettings> = {
  name: 'any-of',
  family: 'combine',
  summary: 'at least one judge inside passes',
  examples: ['any-of: [{ contains: refund }, { contains: money back }]'],
  settings: nestedSchema,
  shortForm: 'value',
  graded: true,
  check: checkNested,
  prepare(settings, tools) {
    const judge = nestedJudgements(settings, tools);
    return async (subject) => anyPasses(await judge(subject));
  },
};
