import * as z from 'zod';
import { defineJudge } from '../define-judge.ts';
import { onText } from '../on-text.ts';
import { readSettings } from '../read-settings.ts';
import { showDifference } from '../show-difference.ts';
import { showValue } from '../show-value.ts';
import { failed, passed } from '../verdict.ts';

/** The text is the expected one, character by character. */
export const equals = defineJudge({
  name: 'equals',
  family: 'text',
  summary: 'the text is exactly this one',
  examples: ['equals: billing', 'equals: { value: billing, at: /queue }'],
  settings: z.lazy(() =>
    z.strictObject({
      value: z.string().describe('the whole text; white space and case count'),
      ...readSettings,
    }),
  ),
  shortForm: 'value',
  expectedAsValue: true,
  prepare: ({ value, ...read }) => {
    const equal = passed(`is ${showValue(value)}`);
    return onText(read, (text) => (text === value ? equal : failed(showDifference(text, value))));
  },
});
