import { termsOf } from '../../../text/terms-of.ts';
import type { KnowledgeBase, Passage, Search } from '../knowledge.ts';
import { type Found, topPassages } from './top-passages.ts';

interface Vectors {
  /** For each term the passages that have it and its weight in each; the vector of a passage has the length 1. */
  readonly postings: ReadonlyMap<string, readonly Found[]>;
  readonly rarityOf: (term: string) => number;
}

/** What a term counts that was not asked for. */
const relatedWeight = 0.3;

/**
 * Search by the cosine between TF-IDF vectors of question and passage (Salton & Buckley 1988: 1 + ln tf, times
 * ln(1 + N/df)), over all bases at once; scores lie between 0 and 1. Every word of a passage counts alike, whether it
 * stands in its title, heading or text: the plain way, to hold others against.
 */
export function createTfIdfSearch(bases: readonly KnowledgeBase[]): Search {
  const passages = bases.flatMap((base) => base.passages);
  const { postings, rarityOf } = vectorsOf(passages);
  return {
    name: 'tf-idf',
    search({ text, related = [], bases: wanted, topK }) {
      const asked = tally(termsOf(text));
      for (const term of termsOf(related.join(' '))) if (!asked.has(term)) asked.set(term, relatedWeight);
      const weights = [...asked].map(([term, count]) => [term, dampened(count) * rarityOf(term)] as const);
      const length = Math.sqrt(weights.reduce((sum, [, weight]) => sum + weight * weight, 0));
      const scores = new Map<number, number>();
      for (const [term, weight] of weights) {
        for (const { id, score } of postings.get(term) ?? []) {
          scores.set(id, (scores.get(id) ?? 0) + (score * weight) / length);
        }
      }
      const found = [...scores].map(([id, score]) => ({ id, score }));
      return topPassages(passages, found, { topK, ...(wanted ? { bases: wanted } : {}) });
    },
  };
}

function vectorsOf(passages: readonly Passage[]): Vectors {
  const tallies = passages.map((passage) => tally(termsOf(wholeText(passage))));
  const having = new Map<string, number>();
  for (const terms of tallies) {
    for (const term of terms.keys()) having.set(term, (having.get(term) ?? 0) + 1);
  }
  const rarityOf = (term: string): number => Math.log(1 + passages.length / (having.get(term) ?? 1));
  const postings = new Map<string, Found[]>();
  for (const term of having.keys()) postings.set(term, []);
  for (const [id, terms] of tallies.entries()) {
    const weights = [...terms].map(([term, count]) => ({ term, weight: dampened(count) * rarityOf(term) }));
    const length = Math.sqrt(weights.reduce((sum, { weight }) => sum + weight * weight, 0));
    for (const { term, weight } of weights) postings.get(term)?.push({ id, score: weight / length });
  }
  return { postings, rarityOf };
}

function wholeText({ title, keywords, heading, text }: Passage): string {
  return [title, ...keywords, heading, text].join('\n');
}

function tally(terms: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}

/** The tenth time that a word occurs says less than the first. */
function dampened(count: number): number {
  return count < 1 ? count : 1 + Math.log(count);
}
