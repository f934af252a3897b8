import { canonicalJson, isList, type Json } from '../../../../model/json.ts';
import { boundPair } from './bound-pair.ts';
import { compareLines } from './compare-lines.ts';
import { compareWords } from './compare-words.ts';
import type { Difference } from './difference.ts';
import { jsonLines } from './json-lines.ts';

/**
 * How a value differs from another: two texts word by word, or line by line where they are long; everything else line by
 * line as JSON, in which neither the order of keys nor commas make a difference.
 *
 * Of very long values only a stretch is compared, which a note says, so that no page stands still over them.
 */
export function differenceOf(first: Json, second: Json): Difference {
  const sides = readAlike(first, second);
  if (canonicalJson(sides.first) === canonicalJson(sides.second)) {
    return { kind: 'equal', parts: [], notes: sides.notes };
  }
  const areTexts = typeof sides.first === 'string' && typeof sides.second === 'string';
  const pair = boundPair(layOut(sides.first, areTexts), layOut(sides.second, areTexts));
  const compared =
    (areTexts && compareWords(pair.first, pair.second)) || compareLines(pair.first, pair.second);
  return { ...compared, notes: [...sides.notes, ...pair.notes, ...compared.notes] };
}

/** A text that holds JSON is compared as JSON with what is JSON, as judges of data do. */
function readAlike(first: Json, second: Json) {
  const [readFirst, readSecond] = [parseLike(first, second), parseLike(second, first)];
  if (readFirst === null && readSecond === null) return { first, second, notes: [] };
  const notes = ['One side is a text that holds JSON; it is compared as JSON.'];
  return { first: readFirst ?? first, second: readSecond ?? second, notes };
}

function parseLike(value: Json, other: Json): Json | null {
  if (typeof value !== 'string' || typeof other !== 'object' || other === null) return null;
  try {
    const parsed: Json = JSON.parse(value);
    const isAlike = typeof parsed === 'object' && parsed !== null && isList(parsed) === isList(other);
    return isAlike ? parsed : null;
  } catch {
    return null;
  }
}

function layOut(value: Json, isText: boolean): string {
  return isText && typeof value === 'string' ? value : jsonLines(value);
}
