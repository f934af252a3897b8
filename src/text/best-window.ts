import type { SourceIndex } from './index-source.ts';

/** A stretch of a source. */
interface Window {
  /** Those of the terms looked for that stand in it. */
  readonly terms: ReadonlySet<string>;
  /** It crosses no more sentences than were asked for. */
  readonly isTogether: boolean;
  /** One of the terms is denied in it. */
  readonly isNegated: boolean;
}

interface Hit {
  readonly term: string;
  readonly place: number;
}

/** What a window should be. */
export interface WindowAsked {
  readonly terms: readonly string[];
  /** Most words that it may span. */
  readonly width: number;
  readonly sentences: number;
  readonly isNegated?: boolean;
}

/**
 * The stretch of a source that holds most of the terms: first those with digits, then the others; where several do, one
 * that crosses no more sentences than asked; where several are left, one that is negated as asked.
 *
 * @returns null where no term occurs
 */
export function bestWindow(source: SourceIndex, asked: WindowAsked): Window | null {
  const { terms, width } = asked;
  const hits = terms
    .flatMap((term) => (source.places.get(term) ?? []).map((place): Hit => ({ term, place })))
    .sort((a, b) => a.place - b.place);
  const counts = new Map<string, number>();
  let best: { from: number; to: number; rank: number } | null = null;
  let [from, denied, numbers] = [0, 0, 0];
  for (const [to, hit] of hits.entries()) {
    const count = counts.get(hit.term) ?? 0;
    counts.set(hit.term, count + 1);
    if (count === 0 && /\d/.test(hit.term)) numbers++;
    if (source.negated.has(hit.place)) denied++;
    // What stands further on in the window as well is dropped, so that it is as short as it can be.
    for (let first = hits[from]; first && isDropped(first, hit, counts, width); first = hits[++from]) {
      const left = (counts.get(first.term) ?? 0) - 1;
      if (left > 0) counts.set(first.term, left);
      else counts.delete(first.term);
      if (left === 0 && /\d/.test(first.term)) numbers--;
      if (source.negated.has(first.place)) denied--;
    }
    const isTogether = crossed(source, hits[from] ?? hit, hit) <= asked.sentences;
    const isAsAsked = denied > 0 === asked.isNegated;
    const rank =
      ((numbers * (terms.length + 1) + counts.size) * 2 + Number(isTogether)) * 2 + Number(isAsAsked);
    if (!best || rank > best.rank) best = { from, to, rank };
  }
  return best && windowOf(source, hits.slice(best.from, best.to + 1), asked.sentences);
}

function isDropped(first: Hit, last: Hit, counts: ReadonlyMap<string, number>, width: number): boolean {
  return last.place - first.place >= width || (counts.get(first.term) ?? 0) > 1;
}

/** Sentences that a stretch touches. */
function crossed(source: SourceIndex, first: Hit, last: Hit): number {
  return (source.sentences[last.place] ?? 0) - (source.sentences[first.place] ?? 0) + 1;
}

function windowOf(source: SourceIndex, hits: readonly Hit[], sentences: number): Window {
  const [first, last] = [hits[0], hits.at(-1)];
  return {
    terms: new Set(hits.map(({ term }) => term)),
    isTogether: first !== undefined && last !== undefined && crossed(source, first, last) <= sentences,
    isNegated: hits.some(({ place }) => source.negated.has(place)),
  };
}
