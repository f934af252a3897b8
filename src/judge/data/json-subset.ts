import { isJsonObject } from '../../model/json.ts';
import { dataEquality } from './data-equality.ts';

/** Everything in this JSON value is in the output; objects may hold more. */
export const jsonSubset = dataEquality({
  name: 'json-subset',
  summary: 'all of this value is in the data; objects may have more members, lists must be equally long',
  examples: ['json-subset: { value: { customer: { id: 7 } } }'],
  comparison: 'subset',
  describeValue: 'what must be in the data: nested objects in part, lists place by place',
  warnings: (value) =>
    isJsonObject(value) && Object.keys(value).length === 0
      ? [
          {
            path: ['value'],
            severity: 'warning',
            code: 'always-true',
            message: 'Every object has an empty object in it.',
            why: 'This judge passes whatever the object holds.',
            fix: 'Name the members that must be there, or use is-json with a schema.',
          },
        ]
      : [],
});
