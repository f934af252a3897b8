import * as z from 'zod';
import type { SettingProblem, Verdict } from '../../model/judge.ts';
import { defineJudge } from '../define-judge.ts';
import { onText } from '../on-text.ts';
import { readSettings } from '../read-settings.ts';
import { showDifference } from '../show-difference.ts';
import { showScore } from '../show-score.ts';
import { thresholdSetting } from '../threshold-setting.ts';
import { failed, invalid, passed } from '../verdict.ts';
import { zeroThreshold } from '../zero-threshold.ts';
import { editDistance } from './edit-distance.ts';

const settings = z.lazy(() =>
  z.strictObject({
    value: z.string().describe('the text to compare with'),
    max: z
      .int('Expected a whole number of edits.')
      .min(0, 'There cannot be fewer than 0 edits.')
      .optional()
      .describe('most edits that pass; an edit inserts, deletes or replaces one character'),
    threshold: thresholdSetting.optional().describe('lowest similarity that passes, 1 − edits / longer text'),
    ...readSettings,
  }),
);
type Settings = z.infer<typeof settings>;

/** The text is close to the expected one, counted in edited characters (code points). */
export const levenshtein = defineJudge<Settings>({
  name: 'levenshtein',
  family: 'text',
  summary: 'the text is at most so many edited characters away from this one',
  examples: [
    'levenshtein: { value: colour, max: 1 }',
    'levenshtein: { value: five working days, threshold: 0.8 }',
  ],
  settings,
  expectedAsValue: true,
  graded: true,
  check: problemsOf,
  prepare: ({ value, max, threshold = 0, ...read }) =>
    onText(read, (text) => judge(text, value, max, threshold)),
});

function judge(text: string, value: string, max: number | undefined, threshold: number): Verdict {
  const edits = editDistance(text, value);
  if (edits === null) return invalid('The texts are too long to be compared by edits.');
  const longer = Math.max(lengthOf(text), lengthOf(value));
  const score = longer === 0 ? 1 : 1 - edits / longer;
  const isClose = max === undefined ? score >= threshold : edits <= max;
  const measured =
    max === undefined
      ? `similarity is ${showScore(score, threshold)}`
      : `takes ${edits} ${edits === 1 ? 'edit' : 'edits'} (at most ${max} wanted)`;
  const fact = edits === 0 ? measured : `${measured}; ${showDifference(text, value)}`;
  return isClose ? passed(fact, score) : failed(fact, score);
}

function lengthOf(text: string): number {
  let length = 0;
  for (const _ of text) length++;
  return length;
}

function problemsOf({ max, threshold }: Settings): readonly SettingProblem[] {
  if ((max === undefined) !== (threshold === undefined)) return zeroThreshold(threshold);
  const none = max === undefined;
  return [
    {
      path: none ? [] : ['threshold'],
      severity: 'error',
      code: none ? 'missing-setting' : 'contradicting-settings',
      message: none
        ? 'levenshtein needs a limit: `max` or `threshold`.'
        : 'Both `max` and `threshold` are given.',
      why: none ? 'Without a limit every text would pass.' : 'Only one of the two can decide.',
      fix: 'Write `max: 3` for at most three edits, or `threshold: 0.8` for 80 % similarity.',
    },
  ];
}
