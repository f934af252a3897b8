import * as z from 'zod';
import { defineJudge } from '../define-judge.ts';
import { thresholdSetting } from '../threshold-setting.ts';
import { zeroThreshold } from '../zero-threshold.ts';
import { askedAndExpected } from './asked-parts.ts';
import { fiveStepScore, fiveStepScoreSchema, reasonSchema } from './five-step-score.ts';
import { gradingSettings } from './grading-settings.ts';
import { judgeByModel } from './judge-by-model.ts';
import { llmRubricTask } from './prompts/llm-rubric.ts';

/** A model says how far the output meets a rubric, from 1 to 5, which is 0 to 1. */
export const llmRubric = defineJudge({
  name: 'llm-rubric',
  family: 'model-graded',
  summary: 'a model finds that the output meets this rubric',
  examples: [
    'llm-rubric: refuses politely, says why, and names a person to turn to',
    'llm-rubric: { value: explains the fee without jargon, threshold: 1, repeat: 3 }',
  ],
  settings: z.lazy(() =>
    z.strictObject({
      value: z.string().trim().min(1, 'A rubric needs a text.').describe('what the output must be like'),
      threshold: thresholdSetting
        .default(0.75)
        .describe('lowest score that passes: 0.75 is "met but for a detail", 1 is flawless'),
      ...gradingSettings,
    }),
  ),
  shortForm: 'value',
  graded: true,
  check: ({ threshold }) => zeroThreshold(threshold),
  prepare: (settings, tools) =>
    judgeByModel(settings, tools, async (subject, output, ask) => {
      const { score, reason } = await ask({
        name: 'llm-rubric',
        task: llmRubricTask,
        parts: [
          { name: 'rubric', text: settings.value },
          ...askedAndExpected(subject),
          { name: 'output', text: output },
        ],
        answer,
      });
      return { score: fiveStepScore(score), reason };
    }),
});

const answer = z.lazy(() => z.object({ reason: reasonSchema, score: fiveStepScoreSchema }));
