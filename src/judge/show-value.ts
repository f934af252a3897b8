import type { Json } from '../model/json.ts';

/**
 * A value on one line, as JSON, for reasons and messages.
 *
 * Control characters, and characters that reorder or hide text, are shown as escapes. What is over `max` characters
 * is cut with `…`, never inside an escape or a pair of surrogates.
 */
export function showValue(value: Json, max = 120): string {
  if (typeof value !== 'string') return shorten(visible(JSON.stringify(value)), max);
  if (value.length <= max) {
    const shown = visible(JSON.stringify(value));
    if (shown.length <= max + 2) return shown;
  }
  return `"${head(value, max - 1)}…"`;
}

/** As many characters of a text, each shown as it can be seen, as fit into `room`. */
function head(text: string, room: number): string {
  let shown = '';
  for (const character of text.slice(0, room + 1)) {
    const next = visible(JSON.stringify(character)).slice(1, -1);
    if (shown.length + next.length > room) break;
    shown += next;
  }
  return shown;
}

function shorten(text: string, max: number): string {
  // Two characters for the quotes that a text of `max` characters has around it.
  if (text.length <= max + 2) return text;
  const end = max - 1;
  return `${text.slice(0, isHighSurrogate(text, end - 1) ? end - 1 : end)}…`;
}

function isHighSurrogate(text: string, index: number): boolean {
  const unit = text.charCodeAt(index);
  return unit >= 0xd800 && unit <= 0xdbff;
}

const hidden = /[\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

function visible(json: string): string {
  return json.replace(hidden, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
