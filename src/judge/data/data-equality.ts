import * as z from 'zod';
import type { Json } from '../../model/json.ts';
import { jsonSchema } from '../../model/json-schema.ts';
import type { Judge, SettingProblem } from '../../model/judge.ts';
import { defineJudge } from '../define-judge.ts';
import { readData } from '../read-data.ts';
import { readSettings } from '../read-settings.ts';
import { showValue } from '../show-value.ts';
import { failed, passed } from '../verdict.ts';
import { findDifference } from './find-difference.ts';

/** What tells the judges that compare with an expected value apart. */
interface DataEquality {
  readonly name: string;
  readonly summary: string;
  readonly examples: Judge['examples'];
  readonly comparison: 'equal' | 'subset';
  readonly describeValue: string;
  readonly warnings: (value: Json) => readonly SettingProblem[];
}

/** A judge that compares data with an expected value. */
export function dataEquality(spec: DataEquality): Judge {
  return defineJudge({
    name: spec.name,
    family: 'data',
    summary: spec.summary,
    examples: spec.examples,
    settings: z.lazy(() =>
      z.strictObject({ value: jsonSchema.describe(spec.describeValue), ...readSettings }),
    ),
    shortForm: 'value',
    expectedAsValue: true,
    check: ({ value }) => spec.warnings(value),
    prepare: ({ value, ...read }) => {
      const same = passed(spec.comparison === 'equal' ? `is ${showValue(value)}` : `has ${showValue(value)}`);
      return (subject) => {
        const reading = readData(subject, read, value === null);
        if ('verdict' in reading) return reading.verdict;
        const difference = findDifference(reading.data, value, spec.comparison);
        return difference === null ? same : failed(difference);
      };
    },
  });
}
