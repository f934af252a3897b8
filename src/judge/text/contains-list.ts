import * as z from 'zod';
import type { Judge } from '../../model/judge.ts';
import { defineJudge } from '../define-judge.ts';
import { onText } from '../on-text.ts';
import { readSettings } from '../read-settings.ts';
import { showValue } from '../show-value.ts';
import { failed, passed } from '../verdict.ts';
import { needlesSchema } from './needle.ts';
import { textFinder } from './text-finder.ts';

/** What tells the four judges that look for several texts apart. */
interface ContainsList {
  readonly name: string;
  readonly quantity: 'all' | 'any';
  readonly anyCase: boolean;
}

/** A judge that looks for all, or for at least one, of several texts. */
export function containsList({ name, quantity, anyCase }: ContainsList): Judge {
  const amount = quantity === 'all' ? 'all' : 'at least one';
  return defineJudge({
    name,
    family: 'text',
    summary: `the text has ${amount} of these texts in it; case ${anyCase ? 'does not count' : 'counts'}`,
    examples: [`${name}: [refund, five days]`, `${name}: { value: [refund, five days], at: /answer }`],
    settings: z.lazy(() =>
      z.strictObject({
        value: needlesSchema.describe(`texts of which ${amount} must be in the text`),
        ...readSettings,
      }),
    ),
    shortForm: 'value',
    expectedAsValue: true,
    prepare: ({ value, ...read }) => {
      const missingIn = textFinder(value, anyCase);
      const all = passed(`contains all of ${showValue(value)}`);
      return onText(read, (text) => {
        const missing = missingIn(text);
        if (missing.length === 0) return all;
        if (missing.length === value.length) {
          return failed(`contains none of ${showValue(value)}: ${showValue(text)}`);
        }
        if (quantity === 'all') return failed(`does not contain ${list(missing)}: ${showValue(text)}`);
        return passed(`contains ${list(value.filter((needle) => !missing.includes(needle)))}`);
      });
    },
  });
}

function list(needles: readonly string[]): string {
  const shown = needles.slice(0, 5).map((needle) => showValue(needle, 60));
  const more = needles.length - shown.length;
  return more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(', ');
}
