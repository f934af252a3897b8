import { diffWordsWithSpace } from 'diff';
import type { Difference, DifferencePart } from './difference.ts';

/** Longer texts are read by lines. */
const mostCharacters = 4000;
const mostEdits = 400;
/** Share of the longer text that must be common: below it, words that happen to be equal only confuse. */
const leastCommon = 0.3;

/** Two short texts word by word; null where they are too long or too different for that to be readable. */
export function compareWords(first: string, second: string): Difference | null {
  if (Math.max(first.length, second.length) > mostCharacters) return null;
  const changes = diffWordsWithSpace(first, second, { maxEditLength: mostEdits });
  if (!changes) return null;
  const parts = changes.map(({ added, removed, value }): DifferencePart => {
    return { mark: added ? '+' : removed ? '-' : ' ', text: value };
  });
  return commonShare(parts, Math.max(letters(first), letters(second))) < leastCommon
    ? null
    : { kind: 'words', parts, notes: [] };
}

function commonShare(parts: readonly DifferencePart[], longest: number): number {
  const common = parts.reduce((sum, { mark, text }) => sum + (mark === ' ' ? letters(text) : 0), 0);
  return longest === 0 ? 1 : common / longest;
}

function letters(text: string): number {
  return text.replaceAll(/\s/g, '').length;
}
