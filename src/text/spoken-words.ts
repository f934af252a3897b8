import { wordsOf } from './words-of.ts';

/** Folded words, each with a space before and one at the end; `don't` and `cannot` are written out. */
export function spokenWords(text: string): string {
  const words = wordsOf(text).map((word) => {
    if (word === 'cannot' || word === 'cant') return 'can not';
    if (word === 'wont') return 'will not';
    return word.replace(/^(do|does|did|is|are|was|were|could|would|should|must|has|have|had)nt$/, '$1 not');
  });
  return ` ${words.join(' ')} `;
}
