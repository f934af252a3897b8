import type { Json } from '../../model/json.ts';
import { visibleText } from '../../model/visible-text.ts';

/**
 * A value on as many lines as it needs, safe to print: texts as they are, everything else as JSON.
 *
 * @param mostLines - lines beyond are left out, and said to be
 * @param mostCharacters - longer lines are cut
 */
export function showJson(value: Json, mostLines: number, mostCharacters = 160): string[] {
  const text =
    typeof value === 'string' ? value : (compact(value, mostCharacters) ?? JSON.stringify(value, null, 2));
  const lines = text.split(/\r\n|\n|\r/, mostLines + 1);
  const shown = lines
    .slice(0, mostLines)
    .map((line) => cut(visibleText(cut(line, mostCharacters * 2)), mostCharacters));
  if (lines.length > mostLines) shown.push('…');
  return shown.length > 0 ? shown : [''];
}

/** Cuts a text to a number of characters without splitting one, with `…` in place of the rest. */
export function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  const end = most - 1;
  const unit = text.charCodeAt(end - 1);
  return `${text.slice(0, unit >= 0xd800 && unit <= 0xdbff ? end - 1 : end)}…`;
}

function compact(value: Json, most: number): string | null {
  const text = JSON.stringify(value);
  return text.length <= Math.min(most, 100) ? text : null;
}
