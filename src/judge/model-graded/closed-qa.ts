import * as z from 'zod';
import { defineJudge } from '../define-judge.ts';
import { askedAndExpected } from './asked-parts.ts';
import { reasonSchema } from './five-step-score.ts';
import { gradingSettings } from './grading-settings.ts';
import { judgeByModel } from './judge-by-model.ts';
import { closedQaTask } from './prompts/closed-qa.ts';

/** A model answers a question about the output with yes or no. */
export const closedQa = defineJudge({
  name: 'closed-qa',
  family: 'model-graded',
  summary: 'a model says yes to this criterion, all or nothing',
  examples: [
    'closed-qa: names the deadline as a date',
    'closed-qa: { criterion: asks no more than one question, repeat: 3 }',
  ],
  settings: z.lazy(() =>
    z.strictObject({
      criterion: z
        .string()
        .trim()
        .min(1, 'A criterion needs a text.')
        .describe('what must be true of the output'),
      ...gradingSettings,
    }),
  ),
  shortForm: 'criterion',
  graded: true,
  prepare: (settings, tools) =>
    judgeByModel({ ...settings, threshold: 1 }, tools, async (subject, output, ask) => {
      const { meets, reason } = await ask({
        name: 'closed-qa',
        task: closedQaTask,
        parts: [
          { name: 'criterion', text: settings.criterion },
          ...askedAndExpected(subject),
          { name: 'output', text: output },
        ],
        answer,
      });
      return { score: meets === 'yes' ? 1 : 0, reason };
    }),
});

const answer = z.lazy(() => z.object({ reason: reasonSchema, meets: z.enum(['yes', 'no']) }));
