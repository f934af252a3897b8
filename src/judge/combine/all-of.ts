import type { Judge } from '../../model/judge.ts';
import { allPass } from './combine-judgements.ts';
import { checkNested, type NestedSettings, nestedJudgements, nestedSchema } from './nested-uses.ts';

/** Passes where every judge inside passes. The score is their lowest; one that is invalid makes it invalid. */
export const allOf: Judge<NestedSettings> = {
  name: 'all-of',
  family: 'combine',
  summary: 'every judge inside passes',
  examples: ['all-of: [{ contains: tea }, { not-contains: coffee }]'],
  settings: nestedSchema,
  shortForm: 'value',
  graded: true,
  check: checkNested,
  prepare(settings, tools) {
    const judge = nestedJudgements(settings, tools);
    return async (subject) => allPass(await judge(subject));
  },
};
