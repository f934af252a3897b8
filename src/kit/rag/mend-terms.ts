import { termsOf } from '../../text/terms-of.ts';
import { wordsOf } from '../../text/words-of.ts';
import type { AskedTerm, Substitute } from './asked-term.ts';
import type { Corpus } from './corpus.ts';
import { editDistance } from './edit-distance.ts';

/** Words that mean much the same, a list for each meaning; several words in one text belong together. */
export type Synonyms = readonly (readonly string[])[];

/**
 * Finds what the pages may call the words of a question: right spellings and other forms of words that no page has, long
 * forms of acronyms and acronyms of long forms, the parts of compounds, and synonyms.
 *
 * @returns the terms, with what may stand in their place; a misspelt word that carries no meaning is gone
 */
export function mendTerms(
  asked: readonly AskedTerm[],
  corpus: Corpus,
  synonyms: Synonyms,
): readonly AskedTerm[] {
  const groups = groupsByTerm(synonyms);
  const stems = new Set(asked.map(({ term }) => term));
  return asked.flatMap((term) => {
    const same = [
      ...longForms(term, corpus),
      ...acronyms(term, stems, corpus),
      ...synonymsOf(term, stems, groups),
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

const synonymCredit = 0.8;
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

interface Synonym {
  readonly words: string;
  readonly terms: readonly string[];
}

const readGroups = new WeakMap<Synonyms, ReadonlyMap<string, readonly (readonly Synonym[])[]>>();

function groupsByTerm(synonyms: Synonyms): ReadonlyMap<string, readonly (readonly Synonym[])[]> {
  const before = readGroups.get(synonyms);
  if (before) return before;
  const groups = new Map<string, (readonly Synonym[])[]>();
  for (const list of synonyms) {
    // "time off" without its stop word is any time at all, so such words say too little.
    const members = list
      .map((words) => ({ words, terms: termsOf(words) }))
      .filter(({ words, terms }) => terms.length > 1 || (terms.length === 1 && wordsOf(words).length === 1));
    for (const term of new Set(members.flatMap(({ terms }) => terms)))
      groups.set(term, [...(groups.get(term) ?? []), members]);
  }
  readGroups.set(synonyms, groups);
  return groups;
}

function* synonymsOf(
  { term }: AskedTerm,
  asked: ReadonlySet<string>,
  groups: ReadonlyMap<string, readonly (readonly Synonym[])[]>,
): Iterable<Substitute> {
  for (const members of groups.get(term) ?? []) {
    const isMeant = members.some(({ terms }) => terms.includes(term) && terms.every((one) => asked.has(one)));
    if (!isMeant) continue;
    for (const { words, terms } of members)
      if (!terms.includes(term)) yield { words, terms, credit: synonymCredit };
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
