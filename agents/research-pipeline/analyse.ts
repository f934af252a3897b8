import { overlap, termsOf } from './terms.ts';
import type { Passage } from './tools.ts';

export interface Analysis {
  /** The sentence of each paper that answers best, in the order of the papers. */
  readonly findings: readonly { readonly id: string; readonly sentence: string }[];
  /** Terms of at least two papers, sorted. */
  readonly shared: readonly string[];
  /** First and last year. */
  readonly years: readonly [number, number];
}

/** Picks what papers say about a question, and what several of them speak of. */
export function analyse(question: string, passages: readonly Passage[]): Analysis {
  const terms = termsOf(question);
  const counts = new Map<string, number>();
  for (const { text } of passages) {
    for (const term of termsOf(text)) counts.set(term, (counts.get(term) ?? 0) + 1);
  }
  const years = passages.map(({ year }) => year);
  return {
    findings: passages.map(({ id, text }) => ({ id, sentence: bestSentence(text, terms) })),
    shared: [...counts]
      .filter(([, count]) => count > 1)
      .map(([term]) => term)
      .sort(),
    years: [Math.min(...years), Math.max(...years)],
  };
}

function bestSentence(text: string, terms: ReadonlySet<string>): string {
  const sentences = text.split(/(?<=\.)\s+/);
  const scores = sentences.map((sentence) => overlap(terms, termsOf(sentence)));
  return sentences[scores.indexOf(Math.max(...scores))] ?? text;
}
