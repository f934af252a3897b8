import * as z from 'zod';
import { defineJudge } from '../define-judge.ts';
import { onText } from '../on-text.ts';
import { readSettings } from '../read-settings.ts';
import { showValue } from '../show-value.ts';
import { failed, passed } from '../verdict.ts';
import { needleSchema } from './needle.ts';

/** The text has another text in it; case counts. */
export const contains = defineJudge({
  name: 'contains',
  family: 'text',
  summary: 'the text has this text in it; case counts',
  examples: ['contains: cannot be refunded', 'not-contains: { value: password, at: /answer }'],
  settings: z.lazy(() =>
    z.strictObject({
      value: needleSchema.describe('what must be in the text'),
      ...readSettings,
    }),
  ),
  shortForm: 'value',
  expectedAsValue: true,
  prepare: ({ value, ...read }) => {
    const needle = showValue(value);
    const found = passed(`contains ${needle}`);
    return onText(read, (text) =>
      text.includes(value) ? found : failed(`does not contain ${needle}: ${showValue(text)}`),
    );
  },
});
