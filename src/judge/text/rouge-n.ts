import * as z from 'zod';
import { defineJudge } from '../define-judge.ts';
import { onText } from '../on-text.ts';
import { readSettings } from '../read-settings.ts';
import { showScore } from '../show-score.ts';
import { showValue } from '../show-value.ts';
import { thresholdSetting } from '../threshold-setting.ts';
import { failed, passed } from '../verdict.ts';
import { zeroThreshold } from '../zero-threshold.ts';
import { tokenF1 } from './token-f1.ts';

/** The text shares enough runs of n words with the expected one: ROUGE-N F1. */
export const rougeN = defineJudge({
  name: 'rouge-n',
  family: 'text',
  summary: 'the text shares enough runs of n words with this one (ROUGE-N F1)',
  examples: ['rouge-n: { value: The order left the warehouse on Monday, n: 2, threshold: 0.4 }'],
  settings: z.lazy(() =>
    z.strictObject({
      value: z.string().describe('the text to compare with'),
      n: z
        .int('Expected a whole number of words.')
        .min(1, 'A run has at least one word.')
        .max(100, 'A run of over 100 words would never be shared.')
        .default(1)
        .describe('words in a run'),
      threshold: thresholdSetting,
      ...readSettings,
    }),
  ),
  expectedAsValue: true,
  graded: true,
  check: ({ threshold }) => zeroThreshold(threshold),
  prepare: ({ value, n, threshold, ...read }) => {
    const expected = tokensOf(value);
    return onText(read, (text) => {
      const score = rouge(tokensOf(text), expected, n);
      const fact = `ROUGE-${n} with ${showValue(value)} is ${showScore(score, threshold)}`;
      return score >= threshold ? passed(fact, score) : failed(`${fact}: ${showValue(text)}`, score);
    });
  },
});

/** Where both texts are too short for a single run, only the same words count as shared. */
function rouge(actual: readonly string[], expected: readonly string[], n: number): number {
  if (actual.length >= n || expected.length >= n) return tokenF1(runsOf(actual, n), runsOf(expected, n));
  return actual.join(' ') === expected.join(' ') ? 1 : 0;
}

function runsOf(tokens: readonly string[], n: number): readonly string[] {
  if (n === 1) return tokens;
  return tokens.slice(n - 1).map((_, start) => tokens.slice(start, start + n).join(' '));
}

/** Runs of letters and digits in lower case; a combining mark belongs to the letter before it. */
function tokensOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
}
