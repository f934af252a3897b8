import { createRequire } from 'node:module';
import type { Ajv, ErrorObject, Options, ValidateFunction } from 'ajv';
import { canonicalJson, isJsonObject, type Json } from '../../model/json.ts';
import { boundedPattern } from '../bounded-pattern.ts';
import { showValue } from '../show-value.ts';

/** Says what is wrong with a value, or null where it satisfies the schema. */
export type SchemaCheck = (data: Json) => string | null;

/** A schema that cannot be used; `path` leads to the place inside it, where that is known. */
export class SchemaMistake extends Error {
  override readonly name = 'SchemaMistake';
  readonly path: readonly string[];

  constructor(message: string, path: readonly string[], cause?: unknown) {
    super(message, { cause });
    this.path = path;
  }
}

/**
 * Compiles a JSON Schema, once for equal schemas: a dataset asks for the same one in every row.
 *
 * The compiler is loaded at the first use and at once (not with `import()`), because settings are checked
 * synchronously, and a run without JSON Schemas should not pay for it.
 *
 * @throws SchemaMistake where it is no valid schema, or uses keywords or formats that are not known
 */
export function compileSchema(schema: Json): SchemaCheck {
  const key = canonicalJson(schema);
  const known = compiled.get(key);
  if (known) return known;
  const check = compile(schema);
  if (compiled.size >= mostKept) compiled.clear();
  compiled.set(key, check);
  return check;
}

const compiled = new Map<string, SchemaCheck>();
const mostKept = 1000;

function compile(schema: Json): SchemaCheck {
  if (!isJsonObject(schema) && typeof schema !== 'boolean') throw new SchemaMistake('it is no object', []);
  const compiler = createCompiler(schema);
  if (compiler.validateSchema(schema) !== true) {
    const [first] = compiler.errors ?? [];
    throw new SchemaMistake(describeError(first, schema), first?.instancePath.split('/').slice(1) ?? []);
  }
  let validate: ValidateFunction;
  try {
    validate = compiler.compile(schema);
  } catch (error) {
    throw new SchemaMistake(error instanceof Error ? error.message : String(error), [], error);
  }
  return (data) => (validate(data) === true ? null : describeError(validate.errors?.[0], data));
}

/** A compiler for one schema, so that an `$id` used twice is no clash. */
function createCompiler(schema: Json): Ajv {
  const dialect = isJsonObject(schema) ? schema['$schema'] : undefined;
  const isDraft07 =
    typeof dialect === 'string' && /^https?:\/\/json-schema\.org\/draft-07\/schema#?$/.test(dialect);
  if (dialect !== undefined && !isDraft07 && dialect !== 'https://json-schema.org/draft/2020-12/schema') {
    throw new SchemaMistake(`the dialect ${showValue(dialect)} is not known`, ['$schema']);
  }
  const load = createRequire(import.meta.url);
  const { default: Compiler }: { default: new (options: Options) => Ajv } = isDraft07
    ? load('ajv')
    : load('ajv/dist/2020.js');
  const { default: addFormats }: { default: (compiler: Ajv) => unknown } = load('ajv-formats');
  const compiler = new Compiler(options);
  addFormats(compiler);
  return compiler;
}

const options: Options = {
  strict: true,
  // A list of types, or properties without `type: object`, is unusual but valid JSON Schema.
  strictTypes: false,
  strictTuples: false,
  ownProperties: true,
  logger: false,
  code: {
    // A pattern in a schema can hang a run just like one in a regex judge.
    regExp: Object.assign(
      (pattern: string, flags: string) => {
        const test = boundedPattern(pattern, flags);
        return { test };
      },
      { code: 'boundedPattern' },
    ),
  },
};

function describeError(error: ErrorObject | undefined, data: Json): string {
  if (!error) return 'it does not satisfy the schema';
  const place = error.instancePath === '' ? 'the value' : showValue(error.instancePath).slice(1, -1);
  const detail = Object.entries(error.params ?? {}).find(([name]) => detailed.has(name))?.[1];
  const named = detail === undefined ? '' : ` (${showValue(toJson(detail))})`;
  return `${place} ${error.message ?? 'does not satisfy the schema'}${named}${error.instancePath === '' ? `: ${showValue(data)}` : ''}`;
}

const detailed = new Set(['additionalProperty', 'unevaluatedProperty', 'allowedValues', 'allowedValue']);

function toJson(value: unknown): Json {
  return JSON.parse(JSON.stringify(value) ?? 'null');
}
