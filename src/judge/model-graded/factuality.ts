import * as z from 'zod';
import { jsonSchema } from '../../model/json-schema.ts';
import { defineJudge } from '../define-judge.ts';
import { thresholdSetting } from '../threshold-setting.ts';
import { zeroThreshold } from '../zero-threshold.ts';
import { askedParts } from './asked-parts.ts';
import { emptyReference } from './empty-reference.ts';
import { reasonSchema } from './five-step-score.ts';
import { gradingSettings } from './grading-settings.ts';
import { judgeByModel } from './judge-by-model.ts';
import { factualityTask } from './prompts/factuality.ts';
import { shownText } from './shown-text.ts';

/** A model compares the facts of the output with those of a reference that is right. */
export const factuality = defineJudge({
  name: 'factuality',
  family: 'model-graded',
  summary: 'a model finds that the output contradicts no fact of this reference',
  examples: [
    'factuality: The warranty is two years, and covers the battery.',
    'factuality: { value: The warranty is two years., threshold: 0.75 }',
  ],
  settings: z.lazy(() =>
    z.strictObject({
      value: jsonSchema.describe('the facts that are right'),
      threshold: thresholdSetting
        .default(0.5)
        .describe(
          'lowest score that passes: same facts 1, more facts 0.75, only some of them 0.5, a contradiction or none 0',
        ),
      ...gradingSettings,
    }),
  ),
  shortForm: 'value',
  expectedAsValue: true,
  graded: true,
  check: ({ value, threshold }) => [...emptyReference(value), ...zeroThreshold(threshold)],
  prepare: (settings, tools) =>
    judgeByModel(settings, tools, async (subject, output, ask) => {
      const { relation, reason } = await ask({
        name: 'factuality',
        task: factualityTask,
        parts: [
          ...askedParts(subject),
          { name: 'reference', text: shownText(settings.value) },
          { name: 'output', text: output },
        ],
        answer,
      });
      return { score: scores[relation], reason: `${meanings[relation]}; ${reason}` };
    }),
});

const scores = { same: 1, immaterial: 1, more: 0.75, less: 0.5, contradicts: 0, none: 0 } as const;

const meanings = {
  same: 'same facts',
  immaterial: 'differs in nothing that matters',
  more: 'states more than the reference',
  less: 'states only some of the facts',
  contradicts: 'contradicts the reference',
  none: 'states none of the facts',
} as const;

const answer = z.lazy(() =>
  z.object({
    reason: reasonSchema,
    relation: z.enum(['same', 'immaterial', 'more', 'less', 'contradicts', 'none']),
  }),
);
