import * as z from 'zod';
import { defineJudge } from '../define-judge.ts';
import { onText } from '../on-text.ts';
import { readSettings } from '../read-settings.ts';
import { showValue } from '../show-value.ts';
import { failed, passed } from '../verdict.ts';
import { needleSchema } from './needle.ts';
import { textFinder } from './text-finder.ts';

/** The text has another text in it, whatever the case of its letters. */
export const icontains = defineJudge({
  name: 'icontains',
  family: 'text',
  summary: 'the text has this text in it; case does not count',
  examples: ['icontains: refund', 'icontains: { value: refund, at: /answer }'],
  settings: z.lazy(() =>
    z.strictObject({
      value: needleSchema.describe('what must be in the text, in any case (Unicode case folding)'),
      ...readSettings,
    }),
  ),
  shortForm: 'value',
  expectedAsValue: true,
  prepare: ({ value, ...read }) => {
    const missing = textFinder([value], true);
    const needle = showValue(value);
    const found = passed(`contains ${needle} in some case`);
    return onText(read, (text) =>
      missing(text).length === 0
        ? found
        : failed(`does not contain ${needle} in any case: ${showValue(text)}`),
    );
  },
});
