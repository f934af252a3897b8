import * as z from 'zod';
import type { SettingSchema } from './describe-type.ts';

/** The JSON Schema of what a person writes, with references inside it resolved. */
export function toSettingSchema(schema: z.ZodType): SettingSchema {
  const options = { io: 'input', unrepresentable: 'any', reused: 'inline' } as const;
  const { $defs = {}, ...root } = JSON.parse(JSON.stringify(z.toJSONSchema(schema, options)));
  return inlined(root, $defs);
}

function inlined<Value>(value: Value, definitions: Readonly<Record<string, unknown>>): Value {
  return JSON.parse(
    JSON.stringify(value, (_, part: unknown) => {
      const name = isReference(part) ? part.$ref.replace('#/$defs/', '') : null;
      return name === null ? part : (definitions[name] ?? {});
    }),
  );
}

function isReference(value: unknown): value is { readonly $ref: string } {
  return typeof value === 'object' && value !== null && '$ref' in value && typeof value.$ref === 'string';
}
