import * as z from 'zod';
import type { Subject, Verdict } from '../../model/judge.ts';
import { defineJudge } from '../define-judge.ts';
import { parseJson } from '../parse-json.ts';
import { readData } from '../read-data.ts';
import { type ReadSettings, readSettings } from '../read-settings.ts';
import { showValue } from '../show-value.ts';
import { failed, passed } from '../verdict.ts';
import { compileSchema, type SchemaCheck } from './compile-schema.io.ts';
import { schemaProblems, schemaSetting } from './json-schema-setting.ts';

/** The output is JSON and, where a schema is given, satisfies it. */
export const isJsonJudge = defineJudge({
  name: 'is-json',
  family: 'data',
  summary: 'the output is JSON as a whole and satisfies the schema, if one is given',
  examples: ['is-json', 'is-json: { schema: { type: object, required: [queue] } }'],
  settings: z.lazy(() => z.strictObject({ schema: schemaSetting.optional(), ...readSettings })),
  check: ({ schema }) => schemaProblems(schema),
  prepare: ({ schema, ...read }) => {
    const complaintOf: SchemaCheck = schema === undefined ? () => null : compileSchema(schema);
    const fits = passed(schema === undefined ? 'is JSON' : 'is JSON that satisfies the schema');
    return (subject) => {
      const broken = brokenText(subject, read);
      if (broken) return broken;
      const reading = readData(subject, read);
      if ('verdict' in reading) return reading.verdict;
      const complaint = complaintOf(reading.data);
      return complaint === null ? fits : failed(complaint);
    };
  },
});

/** A text that is not JSON is what this judge looks for, so `not-is-json` passes on it. */
function brokenText(subject: Subject, { of }: ReadSettings): Verdict | null {
  const source = of === 'state' ? subject.state : subject.output;
  if (typeof source !== 'string') return null;
  const parsed = parseJson(source);
  return 'problem' in parsed ? failed(`is not JSON (${parsed.problem}): ${showValue(source)}`) : null;
}
