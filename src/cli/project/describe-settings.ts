import type { JudgeDescription } from '../../judge/describe-judges.ts';

/** One setting of a judge as people read it. */
export interface DescribedSetting {
  readonly name: string;
  /** Such as `text`, `list of texts` or `one of exact, ignore`; empty where anything may stand there. */
  readonly type: string;
  readonly isRequired: boolean;
  /** As it would be written; null where there is none. */
  readonly default: string | null;
  readonly description: string;
}

/** The settings that a JSON Schema of an object has, whichever of its forms they belong to. */
export function describeSettings(schema: JudgeDescription['settings']): DescribedSetting[] {
  const forms = [schema, ...objects(schema['anyOf']), ...objects(schema['oneOf'])];
  const settings = new Map<string, DescribedSetting>();
  for (const form of forms) {
    const required: readonly unknown[] = Array.isArray(form['required']) ? form['required'] : [];
    for (const [name, part] of Object.entries({ ...objectOf(form['properties']) })) {
      if (settings.has(name)) continue;
      const property = { ...objectOf(part) };
      settings.set(name, {
        name,
        type: typeName(property),
        isRequired: forms.length === 1 && required.includes(name),
        default: property['default'] === undefined ? null : JSON.stringify(property['default']),
        description: typeof property['description'] === 'string' ? property['description'] : '',
      });
    }
  }
  return [...settings.values()];
}

type Schema = Readonly<Record<string, unknown>>;

const plainNames: Readonly<Record<string, string>> = {
  string: 'text',
  integer: 'whole number',
  number: 'number',
  boolean: 'true or false',
  object: 'settings',
  null: 'null',
};

function typeName(schema: Schema): string {
  const choices = schema['enum'];
  const type = schema['type'];
  if (Array.isArray(choices)) return `one of ${choices.join(', ')}`;
  const forms = objects(schema['anyOf'] ?? schema['oneOf']);
  if (forms.length > 0) return [...new Set(forms.map(typeName))].filter(Boolean).join('; or ');
  if (Array.isArray(type)) return type.map((one) => plainNames[String(one)] ?? String(one)).join(' or ');
  if (type === 'array') return listName(typeName({ ...objectOf(schema['items']) }));
  return plainNames[String(type)] ?? '';
}

function listName(item: string): string {
  return item === 'text' ? 'list of texts' : item === 'whole number' ? 'list of whole numbers' : 'list';
}

function objects(value: unknown): Schema[] {
  return Array.isArray(value) ? value.map(objectOf).filter((one) => one !== null) : [];
}

function objectOf(value: unknown): Schema | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;
}
