import type { Passage } from '../knowledge.ts';
import type { Found } from './top-passages.ts';

interface Hit {
  readonly id: number;
  /** Sum over the terms, times their number, as MiniSearch gives it. */
  readonly score: number;
  readonly queryTerms: readonly string[];
}

/** How soon more passages of a document with a term add nothing, and how much long documents are held back, as in BM25. */
const [saturation, lengthShare] = [1.2, 0.5];
/** What the document counts, beside the passage itself. */
const documentShare = 2;
/** What of a score a passage keeps that has next to nothing of the question. */
const leastKept = 0.15;

/**
 * Weighs what a search found by two things that a passage's own words do not show: how much of the question it covers,
 * rare terms counting more, and how much its document deals with it, each passage that has a term being an occurrence of
 * that term in the document (BM25 over passages as words).
 *
 * All of it follows from the hits, so that no second index is needed.
 */
export function createWeigher(
  passages: readonly Passage[],
): (hits: readonly Hit[], weights: ReadonlyMap<string, number>) => Found[] {
  const { documentOf, sizes } = documentsOf(passages);
  const averageSize = passages.length / Math.max(1, sizes.length);
  return (hits, weights) => {
    const terms = [...weights.keys()];
    const numbers = new Map(terms.map((term, number) => [term, number]));
    const rows = countByDocument(hits, numbers, documentOf);
    const worth = worthOf([...weights.values()], rows, sizes.length);
    const whole = worth.reduce((sum, value) => sum + value, 0);
    const evidence = new Map<number, number>();
    for (const [document, row] of rows) {
      const length = 1 - lengthShare + (lengthShare * (sizes[document] ?? 1)) / averageSize;
      let [score, covered] = [0, 0];
      for (const [term, count] of row.entries()) {
        if (count === 0) continue;
        score += ((worth[term] ?? 0) * count) / (count + saturation * length);
        covered += worth[term] ?? 0;
      }
      evidence.set(document, score * (covered / whole));
    }
    return hits.map(({ id, score, queryTerms }) => {
      let covered = 0;
      for (const term of queryTerms) covered += worth[numbers.get(term) ?? -1] ?? 0;
      const own = (score / queryTerms.length) * (leastKept + ((1 - leastKept) * covered) / whole);
      return { id, score: own + documentShare * (evidence.get(documentOf[id] ?? -1) ?? 0) };
    });
  };
}

function documentsOf(passages: readonly Passage[]): { documentOf: number[]; sizes: number[] } {
  const numbers = new Map<string, number>();
  const sizes: number[] = [];
  const documentOf = passages.map(({ document }) => {
    const number = numbers.get(document) ?? numbers.size;
    numbers.set(document, number);
    sizes[number] = (sizes[number] ?? 0) + 1;
    return number;
  });
  return { documentOf, sizes };
}

/** How many passages of each document have each term. */
function countByDocument(
  hits: readonly Hit[],
  numbers: ReadonlyMap<string, number>,
  documentOf: readonly number[],
): Map<number, number[]> {
  const rows = new Map<number, number[]>();
  for (const { id, queryTerms } of hits) {
    const document = documentOf[id] ?? -1;
    let row = rows.get(document);
    if (!row) {
      row = new Array<number>(numbers.size).fill(0);
      rows.set(document, row);
    }
    for (const term of queryTerms) {
      const number = numbers.get(term) ?? 0;
      row[number] = (row[number] ?? 0) + 1;
    }
  }
  return rows;
}

/** What it is worth to have a term: its weight in the question times its rarity among documents, as in BM25. */
function worthOf(
  weights: readonly number[],
  rows: ReadonlyMap<number, readonly number[]>,
  documents: number,
): number[] {
  const having = weights.map(() => 0);
  for (const row of rows.values()) {
    for (const [term, count] of row.entries()) if (count > 0) having[term] = (having[term] ?? 0) + 1;
  }
  return weights.map((weight, term) => {
    const count = having[term] ?? 0;
    return weight * Math.log(1 + (documents - count + 0.5) / (count + 0.5));
  });
}
