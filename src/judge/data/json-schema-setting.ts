import * as z from 'zod';
import { isJsonObject, type Json } from '../../model/json.ts';
import { jsonSchema } from '../../model/json-schema.ts';
import type { SettingProblem } from '../../model/judge.ts';
import { compileSchema, SchemaMistake } from './compile-schema.io.ts';

/** A JSON Schema among the settings of a judge. */
export const schemaSetting = z
  .custom<Json>(
    (value) => typeof value === 'boolean' || isJsonObject(jsonSchema.safeParse(value).data ?? null),
    {
      error: 'Expected a JSON Schema, which is an object.',
    },
  )
  .describe('JSON Schema 2020-12, or draft-07 where `$schema` says so; only own properties count');

/** What is wrong with a JSON Schema, as a problem of the setting `schema`. */
export function schemaProblems(schema: Json | undefined): readonly SettingProblem[] {
  if (schema === undefined) return [];
  try {
    compileSchema(schema);
    return [];
  } catch (error) {
    if (!(error instanceof SchemaMistake)) throw error;
    return [
      {
        path: ['schema', ...error.path],
        severity: 'error',
        code: 'bad-schema',
        message: `The JSON Schema cannot be used: ${error.message}.`,
        why: 'A keyword that is not understood would be ignored, and what it asks for never checked.',
        fix: 'Correct the schema; its keywords are those of JSON Schema 2020-12 (draft-07 with `$schema`).',
      },
    ];
  }
}
