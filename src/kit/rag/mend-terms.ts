import { distance } from 'fastest-levenshtein';
import { termsOf } from '../../text/terms-of.ts';
import type { AskedTerm, Substitute } from './asked-term.ts';
import type { Corpus } from './corpus.ts';

/** Words that mean much the same, a list for each meaning; several words in one text belong together. */
export type Synonyms = readonly (readonly string[])[];

/**
 * Finds what the pages may call the words of a question: right spellings of words that no page has, long forms of
 * acronyms and acronyms of long forms, the parts of compounds, and synonyms.
 *
 * @returns the terms, those with substitutes in place of what they were
 */
export function mendTerms(
  asked: readonly AskedTerm[],
  corpus: Corpus,
  synonyms: Synonyms,
): readonly AskedTerm[] {
  const groups = groupsByTerm(synonyms);
  const stems = new Set(asked.map(({ term }) => term));
  return asked.map((term) => {
    const also = [
      ...longForms(term, corpus),
      ...acronyms(term, stems, corpus),
      ...synonymsOf(term, stems, groups),
    ].filter(({ terms }) => terms.length > 0 && terms.every((one) => corpus.isKnown(one)));
    const spelt =
      corpus.isKnown(term.term) || also.length > 0
        ? []
        : [...compound(term, corpus), ...spellings(term, corpus)];
    return also.length + spelt.length === 0 ? term : { ...term, also: [...also, ...spelt] };
  });
}

const synonymCredit = 0.8;

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

interface SynonymGroup {
  readonly members: readonly { readonly words: string; readonly terms: readonly string[] }[];
}

const readGroups = new WeakMap<Synonyms, ReadonlyMap<string, readonly SynonymGroup[]>>();

function groupsByTerm(synonyms: Synonyms): ReadonlyMap<string, readonly SynonymGroup[]> {
  const before = readGroups.get(synonyms);
  if (before) return before;
  const groups = new Map<string, SynonymGroup[]>();
  for (const list of synonyms) {
    const group = { members: list.map((words) => ({ words, terms: termsOf(words) })) };
    for (const term of new Set(group.members.flatMap(({ terms }) => terms)))
      groups.set(term, [...(groups.get(term) ?? []), group]);
  }
  readGroups.set(synonyms, groups);
  return groups;
}

function* synonymsOf(
  { term }: AskedTerm,
  asked: ReadonlySet<string>,
  groups: ReadonlyMap<string, readonly SynonymGroup[]>,
): Iterable<Substitute> {
  for (const { members } of groups.get(term) ?? []) {
    const isMeant = members.some(({ terms }) => terms.includes(term) && terms.every((one) => asked.has(one)));
    if (!isMeant) continue;
    for (const { words, terms } of members)
      if (!terms.includes(term)) yield { words, terms, credit: synonymCredit };
  }
}

/** "homeoffice" where the pages say "home office". */
function* compound({ word }: AskedTerm, corpus: Corpus): Iterable<Substitute> {
  for (let at = 3; at <= word.length - 3; at++) {
    const parts = [word.slice(0, at), word.slice(at)];
    if (parts.every((part) => corpus.words.has(part)))
      yield { words: parts.join(' '), terms: termsOf(parts.join(' ')), credit: 0.9 };
  }
}

/** The words of the pages that differ in the fewest letters; nearness of short words says little, so it is worth less. */
function spellings({ word }: AskedTerm, corpus: Corpus): readonly Substitute[] {
  if (word.length < 3 || /\d/.test(word)) return [];
  const most = word.length < 6 ? 1 : 2;
  let nearest = most;
  let found: { word: string; count: number }[] = [];
  for (const [candidate, count] of corpus.words) {
    if (Math.abs(candidate.length - word.length) > most || candidate[0] !== word[0] || /\d/.test(candidate))
      continue;
    const edits = editsBetween(word, candidate);
    if (edits > nearest) continue;
    if (edits < nearest) found = [];
    nearest = edits;
    found.push({ word: candidate, count });
  }
  return found
    .sort((one, other) => other.count - one.count || (one.word < other.word ? -1 : 1))
    .slice(0, 2)
    .map(({ word: words }) => ({ words, terms: termsOf(words), credit: (1 - nearest / word.length) ** 2 }));
}

/** Levenshtein distance in which two neighbours that changed places are one edit. */
function editsBetween(one: string, other: string): number {
  const edits = distance(one, other);
  if (edits !== 2 || one.length !== other.length) return edits;
  const at = [...one].findIndex((letter, index) => letter !== other[index]);
  return one[at] === other[at + 1] && one[at + 1] === other[at] ? 1 : edits;
}
