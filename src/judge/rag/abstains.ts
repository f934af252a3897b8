import { abstentionPhrases } from '../../text/abstention-phrases.ts';
import { stanceJudge } from './stance-judge.ts';

/** The answer says that it does not know. */
export const abstains = stanceJudge({
  name: 'abstains',
  family: 'rag',
  summary: 'the answer says that it does not know: `abstained` is true, or its words say so',
  examples: ['abstains', 'abstains: { phrases: [das weiß ich nicht] }', 'not-abstains: { at: /answer }'],
  verb: 'abstains',
  told: ({ abstained }) =>
    typeof abstained === 'boolean' ? { field: 'abstained', value: abstained } : undefined,
  phrases: abstentionPhrases,
});
