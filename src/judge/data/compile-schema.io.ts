import { createRequire } from 'node:module';
import type { Ajv, ErrorObject, Options, ValidateFunction } from 'ajv';
import { canonicalJson, isJsonObject, type Json, type JsonObject } from '../../model/json.ts';
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
  const check = compile(schema, key.includes('"$id":'));
  if (compiled.size >= mostKept) compiled.clear();
  compiled.set(key, check);
  return check;
}

const compiled = new Map<string, SchemaCheck>();
const mostKept = 1000;

function compile(schema: Json, hasIds: boolean): SchemaCheck {
  const compiler = compilerFor(schema, hasIds);
  if (!isJsonObject(schema) && typeof schema !== 'boolean') throw new SchemaMistake('it is no object', []);
  if (compiler.validateSchema(schema) !== true) {
    const [first] = compiler.errors ?? [];
    throw new SchemaMistake(describeError(first, schema), first?.instancePath.split('/').slice(1) ?? []);
  }
  const validate = compileWith(compiler, schema);
  return (data) => (validate(data) === true ? null : describeError(validate.errors?.[0], data));
}

function compileWith(compiler: Ajv, schema: JsonObject | boolean): ValidateFunction {
  try {
    return compiler.compile(schema);
  } catch (error) {
    throw new SchemaMistake(error instanceof Error ? error.message : String(error), [], error);
  } finally {
    // The compiler would keep every schema for ever.
    compiler.removeSchema(schema);
  }
}

/** Schemas with ids get a compiler of their own, so that an id that two of them use is no clash. */
function compilerFor(schema: Json, hasIds: boolean): Ajv {
  const dialect = dialectOf(schema);
  if (hasIds) return createCompiler(dialect);
  const compiler = compilers.get(dialect) ?? createCompiler(dialect);
  compilers.set(dialect, compiler);
  return compiler;
}

type Dialect = 'draft-07' | '2020-12';
const compilers = new Map<Dialect, Ajv>();

function dialectOf(schema: Json): Dialect {
  const written = isJsonObject(schema) ? schema['$schema'] : undefined;
  if (written === undefined) return '2020-12';
  if (typeof written === 'string') {
    if (/^https?:\/\/json-schema\.org\/draft-07\/schema#?$/.test(written)) return 'draft-07';
    if (/^https?:\/\/json-schema\.org\/draft\/2020-12\/schema#?$/.test(written)) return '2020-12';
  }
  throw new SchemaMistake(`the dialect ${showValue(written)} is not known`, ['$schema']);
}

function createCompiler(dialect: Dialect): Ajv {
  const load = createRequire(import.meta.url);
  const file = dialect === 'draft-07' ? 'ajv' : 'ajv/dist/2020.js';
  const { default: Compiler }: { default: new (options: Options) => Ajv } = load(file);
  const { default: addFormats }: { default: (compiler: Ajv) => unknown } = load('ajv-formats');
  const compiler = new Compiler(options);
  addFormats(compiler);
  return compiler;
}

const options: Options = {
  strict: true,
  // A list of types, or properties without `type: object`, is valid JSON Schema and means what it says.
  strictTypes: false,
  strictTuples: false,
  strictRequired: false,
  ownProperties: true,
  logger: false,
  code: {
    // A pattern in a schema can hang a run just like one in a regex judge.
    regExp: Object.assign(
      (pattern: string, flags: string) => {
        // The compiler takes patterns with the same text for the same pattern.
        const text = `/${pattern}/${flags}`;
        return { test: boundedPattern(pattern, flags), toString: () => text };
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
