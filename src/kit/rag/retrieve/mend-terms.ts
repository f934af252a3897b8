import { termsOf } from '../../../text/terms-of.ts';
import { editDistance } from '../search/edit-distance.ts';
import type { AskedTerm, Substitute } from './asked-term.ts';
import type { Corpus } from './corpus.ts';
import type { Meaning } from './create-thesaurus.ts';

/**
 * Finds what the pages may call the words of a question: right spellings and other forms of words that no page has, long
 * forms of acronyms and acronyms of long forms, the parts of compounds, and what a thesaurus knows.
 *
 * @param meanings - what the thesaurus finds in the text that is asked
 * @returns the terms, with what may stand in their place; a misspelt word that carries no meaning is gone
 */
export function mendTerms(
  asked: readonly AskedTerm[],
  corpus: Corpus,
  meanings: readonly Meaning[],
): readonly AskedTerm[] {
  const stems = new Set(asked.map(({ term }) => term));
  return asked.flatMap((term) => {
    const same = [
      ...longForms(term, corpus),
      ...acronyms(term, stems, corpus),
      ...relatedWords(term, meanings),
    ];
    const also = same.filter(({ terms }) => terms.length > 0 && terms.every(corpus.isKnown));
    if (corpus.isKnown(term.term) || also.length > 0) return also.length > 0 ? { ...term, also } : term;
    const forms = [...compound(term, corpus), ...otherForms(term, corpus)];
    const near = forms.length > 0 ? forms : nearSpellings(term, corpus);
    const meaning = near.filter(({ terms }) => terms.length > 0);
    if (near.length > 0 && meaning.length === 0) return [];
    return meaning.length > 0 ? { ...term, also: meaning } : term;
  });
}

const relatedCredit = 0.8;
const formCredit = 0.75;
const compoundCredit = 0.9;

function* longForms({ word }: AskedTerm, corpus: Corpus): Iterable<Substitute> {
  const long = corpus.longForms.get(word);
  if (long !== undefined) yield { words: long, terms: termsOf(long), credit: 1 };
}

/** The acronym for words of the question that stand together in its long form. */
function* acronyms({ term }: AskedTerm, asked: ReadonlySet<string>, corpus: Corpus): Iterable<Substitute> {
  for (const [acronym, long] of corpus.longForms) {
    const terms = termsOf(long);
    if (terms.includes(term) && terms.every((one) => asked.has(one)))
      yield { words: acronym, terms: termsOf(acronym), credit: 1 };
  }
}

function* relatedWords({ term }: AskedTerm, meanings: readonly Meaning[]): Iterable<Substitute> {
  for (const { terms: phrase, related } of meanings) {
    if (!phrase.includes(term)) continue;
    for (const words of related) {
      const terms = termsOf(words);
      if (!terms.includes(term)) yield { words, terms, credit: relatedCredit };
    }
  }
}

/** "homeoffice" where the pages say "home office". */
function* compound({ word }: AskedTerm, corpus: Corpus): Iterable<Substitute> {
  for (let at = 3; at <= word.length - 3; at++) {
    const words = `${word.slice(0, at)} ${word.slice(at)}`;
    const terms = termsOf(words);
    if (terms.length === 2 && words.split(' ').every((part) => corpus.words.has(part)))
      yield { words, terms, credit: compoundCredit };
  }
}

/** Words of one family that the stemmer leaves apart: "respond" and "response". */
function otherForms({ word }: AskedTerm, corpus: Corpus): readonly Substitute[] {
  const root = word.slice(0, Math.max(5, word.length - 2));
  if (root.length < 5 || word.length < 6) return [];
  return mostFrequent(
    corpus,
    (candidate) => candidate.startsWith(root) && candidate.length <= word.length + 4,
    formCredit,
  );
}

/** The words of the pages that differ in the fewest letters. Nearness of short words says little, so it is worth less. */
function nearSpellings({ word }: AskedTerm, corpus: Corpus): readonly Substitute[] {
  if (word.length < 3 || /\d/.test(word)) return [];
  const most = word.length < 8 ? 1 : 2;
  for (let edits = 1; edits <= most; edits++) {
    const isNear = (candidate: string): boolean =>
      Math.abs(candidate.length - word.length) <= edits &&
      candidate[0] === word[0] &&
      editDistance(word, candidate, edits) === edits;
    const found = mostFrequent(corpus, isNear, (1 - edits / word.length) ** 2);
    if (found.length > 0) return found;
  }
  return [];
}

function mostFrequent(
  corpus: Corpus,
  fits: (word: string) => boolean,
  credit: number,
): readonly Substitute[] {
  const found: { word: string; count: number }[] = [];
  for (const [word, count] of corpus.words) if (fits(word) && !/\d/.test(word)) found.push({ word, count });
  const terms = new Map<string, Substitute>();
  for (const { word } of found.sort(
    (one, other) => other.count - one.count || (one.word < other.word ? -1 : 1),
  )) {
    const substitute = { words: word, terms: termsOf(word), credit };
    const key = substitute.terms.join(' ');
    if (!terms.has(key)) terms.set(key, substitute);
  }
  return [...terms.values()].slice(0, 2);
}
