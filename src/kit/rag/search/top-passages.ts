import type { Passage, ScoredPassage } from '../knowledge.ts';

/** A passage by its number in a list, and how well it answers. */
export interface Found {
  readonly id: number;
  readonly score: number;
}

/** The best of what was found, without sorting the rest; equal scores in the order of the passages' ids. */
export function topPassages(
  passages: readonly Passage[],
  found: readonly Found[],
  { topK, bases }: { readonly topK: number; readonly bases?: readonly string[] },
): ScoredPassage[] {
  const best: ScoredPassage[] = [];
  for (const { id, score } of found) {
    const last = best.length >= topK ? best.at(-1) : undefined;
    const passage = passages[id];
    if (!passage || !(score > 0) || topK < 1 || (last && score < last.score)) continue;
    if (bases && !bases.includes(passage.base)) continue;
    const scored = { ...passage, score };
    best.splice(placeFor(scored, best), 0, scored);
    if (best.length > topK) best.pop();
  }
  return best;
}

/** The first place behind everything that is better. */
function placeFor(passage: ScoredPassage, best: readonly ScoredPassage[]): number {
  let [low, high] = [0, best.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = best[middle];
    if (other && byScore(other, passage) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Orders scored passages, best first; ties by id. */
export function byScore(one: ScoredPassage, other: ScoredPassage): number {
  if (one.score !== other.score) return other.score - one.score;
  return one.id < other.id ? -1 : one.id > other.id ? 1 : 0;
}
