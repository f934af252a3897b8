import * as z from 'zod';
import type { Path } from './layout.ts';
import { valueAt } from './source.ts';

/** The part of a JSON Schema that diagnostics need. */
export interface SchemaPart {
  readonly description: string | null;
  readonly pattern: string | null;
  readonly example: string | null;
  /** Names of the keys that an object may have. */
  readonly keys: readonly string[];
  /** Texts that may stand there, where only a few may. */
  readonly choices: readonly string[];
}

/**
 * What a schema says of the place that a path leads to; several parts where it has alternatives.
 *
 * @param value - what was checked: of alternatives that a key such as `type` tells apart, only the one it chose counts
 */
export function schemaAtPath(schema: z.ZodType, path: Path, value?: unknown): SchemaPart {
  const root: unknown = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  let here = value;
  let parts = chosen(alternatives(root), here);
  for (const step of path) {
    here = valueAt(here, [step]);
    parts = chosen(
      parts.flatMap((part) => alternatives(stepInto(part, step))),
      here,
    );
  }
  return {
    description: firstText(parts, 'description'),
    pattern: firstText(parts, 'pattern'),
    example:
      parts.map((part) => read(read(part, 'examples'), '0')).find((found) => typeof found === 'string') ??
      null,
    keys: [...new Set(parts.flatMap((part) => Object.keys(read(part, 'properties') ?? {})))],
    choices: [
      ...new Set(parts.map((part) => read(part, 'const')).filter((text) => typeof text === 'string')),
    ],
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

/** The alternatives whose constant members the value has; all of them where it fits none. */
function chosen(parts: readonly object[], value: unknown): object[] {
  const fitting = parts.filter((part) =>
    Object.entries(read(part, 'properties') ?? {}).every(([key, member]) => {
      const constant = read(member, 'const');
      return constant === undefined || constant === valueAt(value, [key]);
    }),
  );
  const isTold = fitting.some((part) => read(part, 'properties') !== undefined);
  return isTold ? fitting : [...parts];
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
