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

/** The text shares enough words with the expected one: token F1 as in SQuAD. */
export const similarText = defineJudge({
  name: 'similar-text',
  family: 'text',
  summary: 'the text shares enough words with this one (token F1 as in SQuAD)',
  examples: ['similar-text: { value: You will get your money back in five days, threshold: 0.6 }'],
  settings: z.lazy(() =>
    z.strictObject({
      value: z.string().describe('the text to compare with'),
      threshold: thresholdSetting,
      ...readSettings,
    }),
  ),
  expectedAsValue: true,
  graded: true,
  check: ({ threshold }) => zeroThreshold(threshold),
  prepare: ({ value, threshold, ...read }) => {
    const expected = wordsOf(value);
    return onText(read, (text) => {
      const score = tokenF1(wordsOf(text), expected);
      const fact = `token F1 with ${showValue(value)} is ${showScore(score, threshold)}`;
      return score >= threshold ? passed(fact, score) : failed(`${fact}: ${showValue(text)}`, score);
    });
  },
});

/**
 * Words as SQuAD compares them: lower case, without punctuation and articles. Punctuation is that of any script, and
 * the symbols that Python's `string.punctuation` counts as such.
 */
function wordsOf(text: string): string[] {
  const words = text.toLowerCase().replaceAll(/[\p{P}$+<=>^`|~]/gu, '');
  return words.split(/\s+/).filter((word) => word !== '' && !articles.has(word));
}

const articles = new Set(['a', 'an', 'the']);
