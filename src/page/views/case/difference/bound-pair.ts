import { formatCount } from '../../../../model/format-count.ts';

/** Characters of each side that are compared: a tenth of a second at most on a laptop. */
const mostCharacters = 50_000;
/** Equal characters that are kept before the first difference where the beginning is left out. */
const context = 500;

/** Two texts as far as they are compared: long ones from a little before their first difference on. */
export function boundPair(
  first: string,
  second: string,
): { readonly first: string; readonly second: string; readonly notes: readonly string[] } {
  const longest = Math.max(first.length, second.length);
  if (longest <= mostCharacters) return { first, second, notes: [] };
  const start = wholeCharacter(first, Math.max(0, firstDifference(first, second) - context));
  const cut = (text: string): string => text.slice(start, wholeCharacter(text, start + mostCharacters));
  const notes = [];
  if (start > 0) notes.push(`The first ${formatCount(start)} characters are equal and left out.`);
  if (longest > start + mostCharacters) {
    notes.push(
      `Only ${formatCount(mostCharacters)} characters are compared of up to ${formatCount(longest)}.`,
    );
  }
  return { first: cut(first), second: cut(second), notes };
}

function firstDifference(first: string, second: string): number {
  let index = 0;
  while (index < first.length && first.charCodeAt(index) === second.charCodeAt(index)) index++;
  return index;
}

/** The place itself, or the one before where it lies in the middle of a character of two units. */
function wholeCharacter(text: string, place: number): number {
  const before = text.charCodeAt(place - 1);
  const after = text.charCodeAt(place);
  const isInside = before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff;
  return isInside ? place - 1 : place;
}
