import { stemmer } from 'stemmer';
import { isStopWord } from './is-stop-word.ts';

/** Texts of one field share their words, so nearly every word was stemmed before. */
const known = new Map<string, string>();
const mostKnown = 50_000;

/** The term that a word, as `wordsOf` gives it, stands for; empty for a stop word. See `termsOf`. */
export function termOf(word: string): string {
  const before = known.get(word);
  if (before !== undefined) return before;
  const term = isStopWord(word) ? '' : stemmed.test(word) ? stemmer(word) : word;
  if (known.size >= mostKnown) known.clear();
  known.set(word, term);
  return term;
}

const stemmed = /^(?:[a-z]{4,40}|[a-z]{2}[a-rt-z])$/;
