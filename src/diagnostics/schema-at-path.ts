import * as z from 'zod';
import type { Path } from './layout.ts';

/** The part of a JSON Schema that diagnostics need. */
export interface SchemaPart {
  readonly description: string | null;
  readonly pattern: string | null;
  readonly example: string | null;
  /** Names of the keys that an object may have. */
  readonly keys: readonly string[];
}

/** What a schema says of the place that a path leads to; several parts where it has alternatives. */
export function schemaAtPath(schema: z.ZodType, path: Path): SchemaPart {
  const root: unknown = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  let parts = alternatives(root);
  for (const step of path) parts = parts.flatMap((part) => alternatives(stepInto(part, step)));
  return {
    description: firstText(parts, 'description'),
    pattern: firstText(parts, 'pattern'),
    example:
      parts.map((part) => read(read(part, 'examples'), '0')).find((found) => typeof found === 'string') ??
      null,
    keys: parts.flatMap((part) => Object.keys(read(part, 'properties') ?? {})),
  };
}

function stepInto(part: object, step: PropertyKey): unknown {
  if (typeof step === 'number') return read(part, 'items');
  return read(read(part, 'properties'), String(step)) ?? read(part, 'additionalProperties');
}

function alternatives(part: unknown): object[] {
  if (typeof part !== 'object' || part === null) return [];
  const choices = [read(part, 'anyOf'), read(part, 'oneOf'), read(part, 'allOf')].flatMap((list) =>
    Array.isArray(list) ? list : [],
  );
  return [part, ...choices.flatMap(alternatives)];
}

function firstText(parts: readonly object[], name: string): string | null {
  for (const part of parts) {
    const found = read(part, name);
    if (typeof found === 'string') return found;
  }
  return null;
}

function read(value: unknown, name: string): object | string | number | boolean | null | undefined {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return Reflect.get(value, name);
}
