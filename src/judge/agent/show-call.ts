import type { Json } from '../../model/json.ts';

const longestArgs = 100;
const mostCalls = 5;

/** A call as a reason shows it, such as `search({"q":"tea"})`; without arguments, any were accepted. */
export function showCall(call: { readonly name: string; readonly args?: Json | undefined }): string {
  return call.args === undefined ? call.name : `${call.name}(${shortJson(call.args)})`;
}

/** Several calls in one line, the rest counted. */
export function showCalls(
  calls: readonly { readonly name: string; readonly args?: Json | undefined }[],
): string {
  const shown = calls.slice(0, mostCalls).map(showCall).join(', ');
  return calls.length > mostCalls ? `${shown} and ${calls.length - mostCalls} more` : shown;
}

/** `1 call`, `2 calls`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

function shortJson(value: Json): string {
  const text = JSON.stringify(value);
  if (text === '{}') return '';
  if (text.length <= longestArgs) return text;
  return `${text.slice(0, longestArgs).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
