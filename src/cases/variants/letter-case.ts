import type { Random } from '../../model/random.ts';
import { changeWords } from './change-words.ts';

/** All plain words in capitals, or all in small letters; where that is how they are written already, the other. */
export function letterCase(text: string, random: Random): string {
  const [first, second] = random.next() < 0.5 ? [capitals, small] : [small, capitals];
  const changed = changeWords(text, random, 1, first);
  return changed === text ? changeWords(text, random, 1, second) : changed;
}

/** Words that would not come back, such as those with ß, stay as they are. */
function capitals(word: string): string {
  const upper = word.toUpperCase();
  return upper.toLowerCase() === word.toLowerCase() && upper.length === word.length ? upper : word;
}

function small(word: string): string {
  return word.toLowerCase();
}
