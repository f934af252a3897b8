import * as z from 'zod';
import { defineJudge } from '../define-judge.ts';
import { onText } from '../on-text.ts';
import { readSettings } from '../read-settings.ts';
import { showValue } from '../show-value.ts';
import { failed, passed } from '../verdict.ts';
import { needleSchema } from './needle.ts';

/** The text begins with another text. */
export const startsWith = defineJudge({
  name: 'starts-with',
  family: 'text',
  summary: 'the text begins with this text; white space and case count',
  examples: ['starts-with: Dear customer'],
  settings: z.lazy(() =>
    z.strictObject({
      value: needleSchema.describe('how the text must begin'),
      ...readSettings,
    }),
  ),
  shortForm: 'value',
  expectedAsValue: true,
  prepare: ({ value, ...read }) => {
    const start = showValue(value);
    const found = passed(`starts with ${start}`);
    return onText(read, (text) =>
      text.startsWith(value) ? found : failed(`does not start with ${start}: ${showValue(text)}`),
    );
  },
});
