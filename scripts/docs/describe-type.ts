/** The parts of a JSON Schema that reference tables show. */
export interface SettingSchema {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly SettingSchema[];
  readonly oneOf?: readonly SettingSchema[];
  readonly items?: SettingSchema;
  readonly properties?: Readonly<Record<string, SettingSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: SettingSchema | boolean;
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly pattern?: string;
  readonly default?: unknown;
  readonly description?: string;
  readonly examples?: readonly unknown[];
}

/** What a setting takes, in words: `list of texts`, `"any", "all" or "last"`, `whole number from 1`. */
export function describeType(schema: SettingSchema): string {
  if (schema.const !== undefined) return code(schema.const);
  if (schema.enum) return orList(schema.enum.map(code));
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return orList([...new Set(choices.map(describeType))]);
  if (Array.isArray(schema.type)) return orList(schema.type.map((type) => describeType({ type })));
  switch (schema.type) {
    case 'string':
      return schema.pattern?.includes('ms|s|m|min|h|d') ? 'duration' : 'text';
    case 'boolean':
      return '`true` or `false`';
    case 'integer':
      return `whole number${rangeOf(schema)}`;
    case 'number':
      return `number${rangeOf(schema)}`;
    case 'array':
      return describeList(schema);
    case 'object':
      return describeMapping(schema);
    default:
      return 'any JSON';
  }
}

function describeList({ items, minItems }: SettingSchema): string {
  const what = items ? describeType(items) : 'any JSON';
  const plural = what === 'text' ? 'texts' : what === 'mapping, see below' ? 'mappings, see below' : what;
  return `${minItems ? 'non-empty list' : 'list'} of ${plural}`;
}

/** Mappings with more members have a table of their own. */
const mostNames = 6;

function describeMapping({ properties, additionalProperties }: SettingSchema): string {
  const names = Object.keys(properties ?? {});
  if (names.length > mostNames) return 'mapping, see below';
  if (names.length > 0) return `mapping of ${names.map((name) => `\`${name}\``).join(', ')}`;
  const values = typeof additionalProperties === 'object' ? describeType(additionalProperties) : 'any JSON';
  return values === 'any JSON' ? 'mapping' : `mapping of names to ${values}`;
}

/** JSON Schemas of whole numbers name the largest safe one; that is no limit a reader must know. */
function rangeOf({ minimum, exclusiveMinimum, maximum }: SettingSchema): string {
  const most = maximum === undefined || maximum === Number.MAX_SAFE_INTEGER ? '' : ` to ${maximum}`;
  if (exclusiveMinimum !== undefined) return ` over ${exclusiveMinimum}${most}`;
  if (minimum !== undefined && minimum !== -Number.MAX_SAFE_INTEGER) return ` from ${minimum}${most}`;
  return most === '' ? '' : ` up${most}`;
}

function orList(parts: readonly string[]): string {
  const [last = ''] = parts.slice(-1);
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} or ${last}`;
}

function code(value: unknown): string {
  return `\`${typeof value === 'string' ? value : JSON.stringify(value)}\``;
}
