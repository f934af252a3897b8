import { stemmer } from 'stemmer';
import { isStopWord } from './is-stop-word.ts';
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

const stemmed = /^(?:[a-z]{4,40}|[a-z]{2}[a-rt-z])$/;

/** Texts of one field share their words, so nearly every word was stemmed before. */
const known = new Map<string, string>();
const mostKnown = 50_000;

/** The term that a word of `wordsOf` stands for; empty for a stop word. */
function termOf(word: string): string {
  const before = known.get(word);
  if (before !== undefined) return before;
  const term = isStopWord(word) ? '' : stemmed.test(word) ? stemmer(word) : word;
  if (known.size >= mostKnown) known.clear();
  known.set(word, term);
  return term;
}
