import { sentencesOf } from './sentences-of.ts';
import { termOf } from './term-of.ts';
import { wordsOf } from './words-of.ts';

/** A text by its terms. */
export interface SourceIndex {
  /** Words in it. */
  readonly length: number;
  /** Sentences in it. */
  readonly sentenceCount: number;
  /** Each content term with the word that first stood for it, in order; every word where there is none. */
  readonly words: ReadonlyMap<string, string>;
  /** Where each term stands, as numbers of words, ascending. */
  readonly places: ReadonlyMap<string, readonly number[]>;
  /** The number of the sentence that each word stands in. */
  readonly sentences: readonly number[];
  /** Places whose term is denied: one of the two that follow a negation in its sentence. */
  readonly negated: ReadonlySet<number>;
}

/** Reads a text once for `bestWindow`. */
export function indexSource(text: string): SourceIndex {
  const content = new Map<string, string>();
  const others = new Map<string, string>();
  const places = new Map<string, number[]>();
  const sentences: number[] = [];
  const negated = new Set<number>();
  const found = sentencesOf(text);
  for (const [number, sentence] of found.entries()) {
    const words = wordsOf(sentence.text);
    const terms = words.map(contentTerm);
    for (const index of deniedIn(words, terms)) negated.add(sentences.length + index);
    for (const [index, word] of words.entries()) {
      const term = terms[index] || word;
      const named = terms[index] ? content : others;
      if (!named.has(term)) named.set(term, word);
      const known = places.get(term);
      if (known) known.push(sentences.length);
      else places.set(term, [sentences.length]);
      sentences.push(number);
    }
  }
  const words = content.size > 0 ? content : others;
  return { length: sentences.length, sentenceCount: found.length, words, places, sentences, negated };
}

const inDigits: ReadonlyMap<string, string> = new Map(
  'two three four five six seven eight nine ten eleven twelve'
    .split(' ')
    .map((word, index) => [word, String(index + 2)]),
);

/** 5, five, 5th, 05 and 5.00 are one number. */
function contentTerm(word: string): string {
  if (!/\d/.test(word)) return inDigits.get(word) ?? termOf(word);
  return word.replace(/^0+(?=\d)/, '').replace(/^(\d+)(?:st|nd|rd|th|\.00?)$/, '$1');
}

const negation =
  /^(?:not|no|never|none|nor|neither|nothing|nobody|without|cannot|(?:do|does|did|is|are|was|were|ca|could|wo|would|should|must|has|have|had|need)nt)$/;
/** `no later than` and `not only` deny nothing. */
const comparison = /^(?:only|later|earlier|more|less|fewer)$/;

/** The terms that a negation denies: the two that follow it, or the one before where none follows. */
function deniedIn(words: readonly string[], terms: readonly string[]): number[] {
  return words.flatMap((word, index) => {
    if (!negation.test(word) || comparison.test(words[index + 1] ?? '')) return [];
    const after = nextTerms(terms, index + 1);
    if (after.length > 0) return after;
    const before = terms.slice(Math.max(0, index - reach), index).findLastIndex((term) => term !== '');
    return before < 0 ? [] : [Math.max(0, index - reach) + before];
  });
}

/** Words over which a negation reaches. */
const reach = 8;

function nextTerms(terms: readonly string[], from: number): number[] {
  const found: number[] = [];
  for (let index = from; index < Math.min(from + reach, terms.length) && found.length < 2; index++) {
    if (terms[index] !== '') found.push(index);
  }
  return found;
}
