import * as z from 'zod';
import type { SettingProblem } from '../../model/judge.ts';
import { defineJudge } from '../define-judge.ts';
import { onText } from '../on-text.ts';
import { readSettings } from '../read-settings.ts';
import { showValue } from '../show-value.ts';
import { failed, passed } from '../verdict.ts';

const count = z.int('Expected a whole number of words.').min(0, 'A text cannot have fewer than 0 words.');

const settings = z.lazy(() =>
  z.strictObject({
    value: count.optional().describe('the exact number of words'),
    min: count.optional().describe('fewest words'),
    max: count.optional().describe('most words'),
    ...readSettings,
  }),
);
type Settings = z.infer<typeof settings>;

/** The text has so many words; words are runs of characters that are not white space. */
export const wordCount = defineJudge<Settings>({
  name: 'word-count',
  family: 'text',
  summary: 'the text has this many words (runs of non-white-space)',
  examples: ['word-count: { max: 120 }', 'word-count: 1', 'word-count: { min: 20, max: 120, at: /reply }'],
  settings,
  shortForm: 'value',
  check: problemsOf,
  prepare: ({ value, min = value ?? 0, max = value ?? Number.POSITIVE_INFINITY, ...read }) => {
    const wanted = describeLimit(min, max);
    return onText(read, (text) => {
      const words = text.match(/\S+/g)?.length ?? 0;
      const fact = `has ${words} ${words === 1 ? 'word' : 'words'} (${wanted})`;
      return words >= min && words <= max ? passed(fact) : failed(`${fact}: ${showValue(text)}`);
    });
  },
});

function describeLimit(min: number, max: number): string {
  if (min === max) return `exactly ${min} wanted`;
  if (max === Number.POSITIVE_INFINITY) return `at least ${min} wanted`;
  return min === 0 ? `at most ${max} wanted` : `${min} to ${max} wanted`;
}

function problemsOf({ value, min, max }: Settings): readonly SettingProblem[] {
  if (value === undefined && min === undefined && max === undefined) {
    return [
      {
        path: [],
        severity: 'error',
        code: 'missing-setting',
        message: 'No number of words is given.',
        why: 'Without a limit every text would pass.',
        fix: 'Write an exact number (word-count: 5), or `min`, `max` or both.',
      },
    ];
  }
  if (value !== undefined && (min !== undefined || max !== undefined)) {
    return [
      {
        path: ['value'],
        severity: 'error',
        code: 'contradicting-settings',
        message: 'Both an exact number and a range are given.',
        why: 'Only one of the two can be meant.',
        fix: 'Remove `value`, or remove `min` and `max`.',
      },
    ];
  }
  if (min === 0 && max === undefined) {
    return [
      {
        path: ['min'],
        severity: 'warning',
        code: 'always-true',
        message: 'Every text has 0 words or more.',
        why: 'This judge passes whatever the text is.',
        fix: 'Write a higher `min`, or a `max`.',
      },
    ];
  }
  if (min === undefined || max === undefined || min <= max) return [];
  return [
    {
      path: ['min'],
      severity: 'error',
      code: 'min-over-max',
      message: `\`min\` (${min}) is over \`max\` (${max}).`,
      why: 'No text could ever pass.',
      fix: 'Swap the two numbers, or correct one of them.',
    },
  ];
}
