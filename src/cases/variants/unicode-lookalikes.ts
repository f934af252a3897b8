import type { Random } from '../../model/random.ts';
import { changeWords } from './change-words.ts';

/** One letter in about one of six plain words, at least in one, replaced by a Cyrillic letter that looks the same. */
export function unicodeLookalikes(text: string, random: Random): string {
  return changeWords(text, random, 1 / 6, disguise);
}

function disguise(word: string, random: Random): string {
  const letters = [...word];
  const places = letters.flatMap((letter, place) => (lookalikes.has(letter) ? [place] : []));
  if (places.length === 0) return word;
  const at = places[random.integer(0, places.length - 1)] ?? 0;
  letters[at] = lookalikes.get(letters[at] ?? '') ?? '';
  return letters.join('');
}

/** Latin letters and the Cyrillic ones that common typefaces draw alike. */
const lookalikes: ReadonlyMap<string, string> = new Map([
  ['a', '\u0430'],
  ['c', '\u0441'],
  ['e', '\u0435'],
  ['i', '\u0456'],
  ['j', '\u0458'],
  ['o', '\u043E'],
  ['p', '\u0440'],
  ['s', '\u0455'],
  ['x', '\u0445'],
  ['y', '\u0443'],
  ['A', '\u0410'],
  ['B', '\u0412'],
  ['C', '\u0421'],
  ['E', '\u0415'],
  ['H', '\u041D'],
  ['I', '\u0406'],
  ['K', '\u041A'],
  ['M', '\u041C'],
  ['O', '\u041E'],
  ['P', '\u0420'],
  ['T', '\u0422'],
  ['X', '\u0425'],
]);
