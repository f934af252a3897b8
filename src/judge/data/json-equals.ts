import { dataEquality } from './data-equality.ts';

/** The output is this JSON value: deep, whatever the order of keys. */
export const jsonEquals = dataEquality({
  name: 'json-equals',
  summary: 'the data is this value, deeply; the order of keys does not count',
  examples: ['json-equals: { value: { queue: billing, urgent: true } }', 'json-equals: [1, 2, 3]'],
  comparison: 'equal',
  describeValue: 'the whole value',
  warnings: () => [],
});
