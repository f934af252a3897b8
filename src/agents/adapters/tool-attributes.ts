import type { Json } from '../../model/json.ts';
import { attribute } from '../../model/span.ts';
import { parsedOrText, plainJson } from '../plain-json.ts';

/** Attributes of a call of a tool. Arguments may be JSON or its text. */
export function toolAttributes(name: string, args?: unknown): Record<string, Json> {
  return {
    [attribute.operation]: 'execute_tool',
    [attribute.tool]: name,
    ...(args === undefined ? {} : { [attribute.toolArguments]: jsonOf(args) ?? {} }),
  };
}

/** What a tool gave, as an attribute; none where JSON cannot hold it. */
export function resultAttribute(result: unknown): Record<string, Json> {
  const json = jsonOf(result);
  return json === undefined ? {} : { [attribute.toolResult]: json };
}

function jsonOf(value: unknown): Json | undefined {
  return typeof value === 'string' ? parsedOrText(value) : plainJson(value);
}
