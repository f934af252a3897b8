import { termOf } from '../../../text/term-of.ts';
import { wordsOf } from '../../../text/words-of.ts';
import type { KnowledgeBase, Passage } from '../knowledge.ts';
import { textToFind } from '../search/text-to-find.ts';
import { findLongForms } from './find-long-forms.ts';
import { passageTerms } from './passage-terms.ts';
import { saysOutdated } from './says-outdated.ts';

/** What is known of the words of some knowledge bases. */
export interface Corpus {
  readonly bases: readonly KnowledgeBase[];
  /** How rare a term is: 0 for one that every passage has, up to 1 for one that none has. */
  rarity(term: string): number;
  isKnown(term: string): boolean;
  /** Words as they stand in the pages, in lower case, with how often. */
  readonly words: ReadonlyMap<string, number>;
  /** Long forms by acronym, both in lower case: "pto" → "paid time off". */
  readonly longForms: ReadonlyMap<string, string>;
  /** The passage with this id, as the base holds it. */
  passage(id: string): Passage | undefined;
  /** Whether a document says of itself that it no longer holds. */
  isOutdated(document: string): boolean;
  /** Terms of all passages of a document. */
  termsOf(document: string): ReadonlySet<string>;
}

/** Reads the words of knowledge bases; each base is read once, however often it is asked for. */
export function corpusOf(bases: readonly KnowledgeBase[]): Corpus {
  const before = read.get(bases);
  if (before) return before;
  const corpus = readCorpus(bases);
  read.set(bases, corpus);
  return corpus;
}

const read = new WeakMap<readonly KnowledgeBase[], Corpus>();

function readCorpus(bases: readonly KnowledgeBase[]): Corpus {
  let words: ReadonlyMap<string, number> | undefined;
  let longForms: ReadonlyMap<string, string> | undefined;
  const parts = bases.map(wordsOfBase);
  const size = parts.reduce((sum, { passages }) => sum + passages.size, 0);
  const frequency = (term: string): number =>
    parts.reduce((sum, part) => sum + (part.terms.get(term) ?? 0), 0);
  // The probabilistic inverse document frequency of BM25, as a share of that of a term which no passage has.
  const inverse = (count: number): number => Math.log(1 + (size - count + 0.5) / (count + 0.5));
  return {
    bases,
    rarity: (term) => (size === 0 ? 1 : inverse(frequency(term)) / inverse(0)),
    isKnown: (term) => parts.some(({ terms }) => terms.has(term)),
    get words() {
      words ??= merged(parts.map((part) => part.words));
      return words;
    },
    get longForms() {
      longForms ??= new Map(parts.flatMap((part) => [...part.longForms]));
      return longForms;
    },
    passage: (id) => firstOf(parts, ({ passages }) => passages.get(id)),
    isOutdated: (document) => parts.some(({ outdated }) => outdated.has(document)),
    termsOf: (document) => firstOf(parts, (part) => documentTerms(part, document)) ?? none,
  };
}

interface BaseWords {
  readonly passages: ReadonlyMap<string, Passage>;
  /** In how many passages a term stands. */
  readonly terms: ReadonlyMap<string, number>;
  readonly words: ReadonlyMap<string, number>;
  readonly longForms: ReadonlyMap<string, string>;
  readonly documents: ReadonlyMap<string, readonly Passage[]>;
  readonly outdated: ReadonlySet<string>;
  /** Filled when first asked for. */
  readonly documentTerms: Map<string, ReadonlySet<string>>;
}

const none: ReadonlySet<string> = new Set();

function firstOf<Part, Value>(
  parts: readonly Part[],
  look: (part: Part) => Value | undefined,
): Value | undefined {
  for (const part of parts) {
    const value = look(part);
    if (value !== undefined) return value;
  }
  return undefined;
}

function documentTerms(
  { documents, documentTerms: known }: BaseWords,
  document: string,
): ReadonlySet<string> | undefined {
  const before = known.get(document);
  if (before) return before;
  const passages = documents.get(document);
  if (!passages) return undefined;
  const terms = new Set(passages.flatMap((passage) => [...passageTerms(passage).all]));
  known.set(document, terms);
  return terms;
}

const readBases = new WeakMap<KnowledgeBase, BaseWords>();

function wordsOfBase(base: KnowledgeBase): BaseWords {
  const before = readBases.get(base);
  if (before) return before;
  const terms = new Map<string, number>();
  const words = new Map<string, number>();
  const documents = new Map<string, Passage[]>();
  const longForms = new Map<string, string>();
  for (const passage of base.passages) {
    const text = textToFind(passage);
    const own = new Set<string>();
    for (const word of wordsOf(text)) {
      words.set(word, (words.get(word) ?? 0) + 1);
      const term = termOf(word);
      if (term !== '') own.add(term);
    }
    for (const term of own) terms.set(term, (terms.get(term) ?? 0) + 1);
    for (const [acronym, long] of findLongForms(text))
      if (!longForms.has(acronym)) longForms.set(acronym, long);
    const siblings = documents.get(passage.document);
    if (siblings) siblings.push(passage);
    else documents.set(passage.document, [passage]);
  }
  const passages = new Map(base.passages.map((passage) => [passage.id, passage]));
  const outdated = new Set(
    [...documents.keys()].filter((document) => saysOutdated(documents.get(document)?.[0])),
  );
  const gathered = { passages, outdated, terms, words, longForms, documents, documentTerms: new Map() };
  readBases.set(base, gathered);
  return gathered;
}

function merged(maps: readonly ReadonlyMap<string, number>[]): ReadonlyMap<string, number> {
  const [only] = maps;
  if (only && maps.length === 1) return only;
  const all = new Map<string, number>();
  for (const map of maps) for (const [word, count] of map) all.set(word, (all.get(word) ?? 0) + count);
  return all;
}
