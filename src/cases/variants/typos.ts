import type { Random } from '../../model/random.ts';
import { changeWords } from './change-words.ts';

/**
 * Slips of the keyboard in about one of eight plain words of four letters and more, at least in one: two neighbours change
 * places, a letter is left out, or struck twice. First and last letters stay.
 */
export function typos(text: string, random: Random): string {
  return changeWords(text, random, 1 / 8, slip);
}

function slip(word: string, random: Random): string {
  const letters = [...word];
  if (letters.length < 4) return word;
  const at = random.integer(1, letters.length - 3);
  const [letter = '', next = ''] = letters.slice(at, at + 2);
  const way = random.integer(0, 2);
  if (way === 0 && letter !== next) letters.splice(at, 2, next, letter);
  else if (way === 1) letters.splice(at, 1);
  else letters.splice(at, 0, letter);
  return letters.join('');
}
