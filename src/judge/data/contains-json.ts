import * as z from 'zod';
import { isJsonObject, isList, type Json } from '../../model/json.ts';
import type { Subject, Verdict } from '../../model/judge.ts';
import { defineJudge } from '../define-judge.ts';
import { parseJson } from '../parse-json.ts';
import { readData } from '../read-data.ts';
import { type ReadSettings, readSettings } from '../read-settings.ts';
import { showValue } from '../show-value.ts';
import { failed, nothingToJudge, passed } from '../verdict.ts';
import { compileSchema, type SchemaCheck } from './compile-schema.io.ts';
import { findJson } from './find-json.ts';
import { schemaProblems, schemaSetting } from './json-schema-setting.ts';

/** Somewhere in the text is a JSON object or list and, where a schema is given, one that satisfies it. */
export const containsJson = defineJudge({
  name: 'contains-json',
  family: 'data',
  summary: 'the text has a JSON object or list in it that satisfies the schema, if one is given',
  examples: ['contains-json', 'contains-json: { schema: { type: object, required: [sql] } }'],
  settings: z.lazy(() => z.strictObject({ schema: schemaSetting.optional(), ...readSettings })),
  check: ({ schema }) => schemaProblems(schema),
  prepare: ({ schema, ...read }) => {
    const complaintOf: SchemaCheck = schema === undefined ? () => null : compileSchema(schema);
    return (subject) => {
      const source = readSource(subject, read);
      return 'verdict' in source ? source.verdict : judge(source.data, complaintOf);
    };
  },
});

/** A string output is searched as it is; only a pointer into it needs it to be JSON as a whole. */
function readSource(subject: Subject, read: ReadSettings): ReturnType<typeof readData> {
  const source = read.of === 'state' ? subject.state : subject.output;
  return typeof source === 'string' && !read.at ? { data: source } : readData(subject, read);
}

function judge(data: Json, complaintOf: SchemaCheck): Verdict {
  if (typeof data !== 'string' && !isList(data) && !isJsonObject(data)) {
    return nothingToJudge(`there is no text to search: ${showValue(data)}`);
  }
  const candidates = typeof data === 'string' ? parseAll(data) : [data];
  let first: string | null = null;
  for (const candidate of candidates) {
    const complaint = complaintOf(candidate);
    if (complaint === null) return passed(`contains ${showValue(candidate)}`);
    first ??= complaint;
  }
  if (first === null) return failed(`contains no JSON object or list: ${showValue(data)}`);
  return failed(`none of ${candidates.length} JSON values satisfies the schema; in the first, ${first}`);
}

function parseAll(text: string): Json[] {
  return findJson(text).flatMap((found) => {
    const parsed = parseJson(found);
    return 'value' in parsed ? [parsed.value] : [];
  });
}
