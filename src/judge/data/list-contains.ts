import * as z from 'zod';
import { canonicalJson, isList } from '../../model/json.ts';
import { jsonSchema } from '../../model/json-schema.ts';
import { defineJudge } from '../define-judge.ts';
import { readData } from '../read-data.ts';
import { readSettings } from '../read-settings.ts';
import { showValue } from '../show-value.ts';
import { failed, nothingToJudge, passed } from '../verdict.ts';

/** The output is a list that has all of these items, each as often as it is asked for. */
export const listContains = defineJudge({
  name: 'list-contains',
  family: 'data',
  summary: 'the data is a list with all of these items in it, in any order, each used once',
  examples: ['list-contains: [billing, urgent]', 'list-contains: { value: [{ id: 7 }], at: /orders }'],
  settings: z.lazy(() =>
    z.strictObject({
      value: z
        .array(jsonSchema)
        .min(1, 'An empty list asks for nothing, so this would judge nothing.')
        .describe('items that must be in the list, deeply equal; an item named twice must be there twice'),
      ...readSettings,
    }),
  ),
  shortForm: 'value',
  expectedAsValue: true,
  prepare: ({ value, ...read }) => {
    const wanted = value.map((item) => ({ item, key: canonicalJson(item) }));
    const complete = passed(`has all of ${showValue(value)}`);
    return (subject) => {
      const reading = readData(subject, read);
      if ('verdict' in reading) return reading.verdict;
      if (!isList(reading.data)) return nothingToJudge(`${showValue(reading.data)} is not a list`);
      const left = new Map<string, number>();
      for (const item of reading.data) {
        const key = canonicalJson(item);
        left.set(key, (left.get(key) ?? 0) + 1);
      }
      for (const { item, key } of wanted) {
        const count = left.get(key) ?? 0;
        if (count === 0) return failed(`has no ${showValue(item)} left in ${showValue(reading.data)}`);
        left.set(key, count - 1);
      }
      return complete;
    };
  },
});
