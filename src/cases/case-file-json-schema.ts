import * as z from 'zod';
import { isJsonObject, isList, type Json, type JsonObject } from '../model/json.ts';
import { caseFileSchema } from './case-file-schema.ts';
import { scriptedDefinitions } from './scripted-definitions.ts';

/** What editors should know of a judge. */
export interface DescribedJudge {
  readonly name: string;
  readonly summary: string;
  /** The setting that `name: value` fills. */
  readonly shortForm?: string;
  /** JSON Schema of the settings without `weight`, `required` and `label`. */
  readonly settings: JsonObject;
  /** Items of an `expect:` list, as YAML. */
  readonly examples: readonly string[];
}

/**
 * The JSON Schema (2020-12) of a case file, in which editors find every judge with its settings, and its `not-` form.
 *
 * It is for completion while writing: `loadSuites` tells more than any schema can.
 */
export function caseFileJsonSchema(judges: readonly DescribedJudge[]): JsonObject {
  const root: unknown = z.toJSONSchema(caseFileSchema, { io: 'input', unrepresentable: 'any' });
  const schema = isJsonObject(root) ? root : {};
  const definitions: Record<string, Json> = {};
  for (const judge of judges) definitions[`judge-${judge.name}`] = settingsSchema(judge);
  return {
    ...schema,
    title: 'agent-eval case file',
    $defs: {
      ...memberOf(schema, '$defs'),
      judge: itemSchema(judges),
      ...scriptedDefinitions(),
      ...definitions,
    },
  };
}

/** An item of `expect:`: the bare name, or a map with the name as its only key. */
function itemSchema(judges: readonly DescribedJudge[]): JsonObject {
  const named = judges.flatMap((judge) => [
    { name: judge.name, judge },
    { name: `not-${judge.name}`, judge },
  ]);
  const properties: Record<string, Json> = {};
  for (const { name, judge } of named) {
    const negation = name === judge.name ? '' : 'Not: ';
    const examples = judge.examples.map((example) => `\`- ${example}\``).join('\n\n');
    properties[name] = {
      description: `${negation}${judge.summary}`,
      markdownDescription: `${negation}${judge.summary}\n\n${examples}`,
      anyOf: [...shortForms(judge), { $ref: `#/$defs/judge-${judge.name}` }],
    };
  }
  return {
    anyOf: [
      { enum: named.map(({ name }) => name) },
      { type: 'object', properties, additionalProperties: false, minProperties: 1, maxProperties: 1 },
    ],
  };
}

function shortForms({ shortForm, settings }: DescribedJudge): Json[] {
  if (shortForm === undefined) return [];
  return [
    ...new Set(objectsIn(settings).flatMap((part) => memberOf(part, 'properties')[shortForm] ?? [])),
  ].map(orTemplate);
}

function settingsSchema({ name, settings }: DescribedJudge): JsonObject {
  const { $schema: _, ...own } = settings;
  // With an id of its own, references inside the settings keep pointing into the settings.
  const id = JSON.stringify(own).includes('"$ref"') ? { $id: `judge-${name}` } : {};
  return { ...id, ...withCommonSettings(own) };
}

function withCommonSettings(schema: JsonObject): JsonObject {
  const extended: Record<string, Json> = { ...schema };
  for (const key of ['anyOf', 'oneOf']) {
    const choices = schema[key];
    if (choices !== undefined && isList(choices)) {
      extended[key] = choices.map((choice) => (isJsonObject(choice) ? withCommonSettings(choice) : choice));
    }
  }
  const { properties: own } = schema;
  if (isJsonObject(own)) {
    const properties = Object.entries(own).map(([name, part]) => [name, orTemplate(part)]);
    return { ...extended, properties: { ...common, ...Object.fromEntries(properties) } };
  }
  return extended;
}

const common = {
  weight: {
    type: 'number',
    exclusiveMinimum: 0,
    description: 'share in the score; with it the judge is not required',
  },
  required: {
    type: 'boolean',
    description: 'whether the case fails when this judge fails, in spite of a weight',
  },
  label: { type: 'string', description: 'name of this judgement in reports' },
};

/** Whatever is not any text may come out of a template as well: numbers, lists, one of several words, durations. */
function orTemplate(part: Json): Json {
  return takesAnyText(part) ? part : { anyOf: [part, { type: 'string', pattern: '\\{\\{.+\\}\\}' }] };
}

function takesAnyText(part: Json): boolean {
  if (!isJsonObject(part)) return true;
  const { type = 'string' } = part;
  return type === 'string' && !narrowing.some((keyword) => part[keyword] !== undefined);
}

const narrowing = ['enum', 'const', 'pattern', 'format', 'anyOf', 'oneOf', 'allOf', '$ref'] as const;

function objectsIn(schema: JsonObject): JsonObject[] {
  const { anyOf, oneOf } = schema;
  const choices = [anyOf, oneOf].flatMap((list) => (list !== undefined && isList(list) ? list : []));
  return [schema, ...choices.filter(isJsonObject)];
}

function memberOf(schema: JsonObject, name: string): JsonObject {
  const member = schema[name];
  return isJsonObject(member) ? member : {};
}
