import { isJsonObject, isList, type Json } from '../model/json.ts';

/** A value as a person would write it on one line of YAML: `{ a: 1, b: [2, "x"] }`, texts in quotes. */
export function showFlow(value: Json): string {
  if (isList(value)) return `[${value.map(showFlow).join(', ')}]`;
  if (!isJsonObject(value)) return JSON.stringify(value);
  const members = Object.entries(value).map(([key, member]) => `${showKey(key)}: ${showFlow(member)}`);
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}

function showKey(key: string): string {
  const isPlain = /^[A-Za-z_][\w-]*$/.test(key) && !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(key);
  return isPlain ? key : JSON.stringify(key);
}
