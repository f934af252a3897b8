import { termOf } from './term-of.ts';
import { wordsOf } from './words-of.ts';

/**
 * What a text is about: its words without English stop words, stemmed (Porter 1980). Numbers, codes, words of other
 * scripts, words of up to two letters, and those of three that end in s (aws, gas) stay as they are.
 */
export function termsOf(text: string): string[] {
  const terms: string[] = [];
  for (const word of wordsOf(text)) {
    const term = termOf(word);
    if (term !== '') terms.push(term);
  }
  return terms;
}
