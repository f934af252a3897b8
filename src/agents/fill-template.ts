import { isJsonObject, isList, type Json } from '../model/json.ts';

/** Gives the value of a name inside `{{…}}`; throws where there is none. */
export type Lookup = (name: string) => Json;

/**
 * A template with its `{{name}}` filled: a text that is nothing but one `{{name}}` keeps the JSON type of the value,
 * inside other text the value is text. `{{{{` stands for `{{`. What was filled in is not looked at again.
 */
export function fillTemplate(template: Json, lookup: Lookup): Json {
  if (typeof template === 'string') {
    const alone = lone.exec(template)?.[1];
    return alone === undefined ? fillText(template, (name) => asText(lookup(name))) : lookup(alone);
  }
  if (isList(template)) return template.map((item) => fillTemplate(item, lookup));
  if (!isJsonObject(template)) return template;
  return Object.fromEntries(Object.entries(template).map(([key, item]) => [key, fillTemplate(item, lookup)]));
}

/** A text with its `{{name}}` filled by what `textFor` gives. */
export function fillText(template: string, textFor: (name: string) => string): string {
  return template.replace(use, (whole, name: string | undefined) =>
    name === undefined ? whole.slice(2) : textFor(name),
  );
}

/** The names inside `{{…}}` of a template, in order, also of the texts deep inside it. */
export function namesInTemplate(template: Json): string[] {
  if (typeof template === 'string') {
    return [...template.matchAll(use)].flatMap((match) => (match[1] === undefined ? [] : [match[1]]));
  }
  if (isList(template)) return template.flatMap(namesInTemplate);
  return isJsonObject(template) ? Object.values(template).flatMap(namesInTemplate) : [];
}

/** JSON as it stands inside other text: a text as it is, anything else as its JSON. */
export function asText(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

const use = /\{\{\{\{|\{\{\s*([^{}]*?)\s*\}\}/g;
const lone = /^\{\{\s*([^{}]*?)\s*\}\}$/;
