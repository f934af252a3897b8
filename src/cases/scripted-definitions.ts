import * as z from 'zod';
import { scriptedApprovalSchema } from '../model/approval.ts';
import { faultSchema } from '../model/fault.ts';
import { isJsonObject, isList, type Json, type JsonObject } from '../model/json.ts';
import { toolMockSchema } from '../model/tool-mock.ts';

/** JSON Schemas of decisions, faults and mocks for editors; any value in them may be a template. */
export function scriptedDefinitions(): Readonly<Record<'decisions' | 'fault' | 'mocks', JsonObject>> {
  const decision = withTemplates(schemaOf(scriptedApprovalSchema));
  const mock = withTemplates(schemaOf(toolMockSchema));
  return {
    decisions: {
      description: 'one decision, or a list that is used up in order; an empty list takes back the defaults',
      ...oneOrList(decision),
    },
    fault: { anyOf: [withTemplates(schemaOf(faultSchema)), template] },
    mocks: {
      description:
        'one mock for every call, or a list of which each call uses up one; an empty list takes back the defaults',
      ...oneOrList(mock),
    },
  };
}

function oneOrList(item: JsonObject): JsonObject {
  return { anyOf: [item, { type: 'array', items: { anyOf: [item, template] } }, template] };
}

const template: JsonObject = { type: 'string', pattern: '\\{\\{.+\\}\\}' };

function schemaOf(schema: z.ZodType): JsonObject {
  const found: unknown = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  if (!isJsonObject(found)) return {};
  const { $schema: _, ...own } = found;
  return own;
}

function withTemplates(schema: JsonObject): JsonObject {
  const changed: Record<string, Json> = { ...schema };
  const { properties, anyOf } = schema;
  if (isJsonObject(properties)) {
    changed['properties'] = Object.fromEntries(
      Object.entries(properties).map(([name, part]) => [name, orTemplate(part)]),
    );
  }
  if (anyOf !== undefined && isList(anyOf)) {
    changed['anyOf'] = anyOf.map((part) => (isJsonObject(part) ? withTemplates(part) : part));
  }
  return changed;
}

/** A text that may be anything needs no alternative. */
function orTemplate(part: Json): Json {
  if (!isJsonObject(part)) return part;
  const isFree = part['type'] === 'string' && part['enum'] === undefined && part['pattern'] === undefined;
  const isAnything = part['type'] === undefined && part['anyOf'] === undefined;
  if (isFree || isAnything) return part;
  const { description, ...own } = part;
  return {
    ...(description === undefined ? {} : { description }),
    anyOf: [withTemplates(own), template],
  };
}
