import type { ScoredPassage } from '../knowledge.ts';
import { byScore } from './top-passages.ts';

/**
 * One list of several whose scores are comparable: those of one search, asked in different words. A passage that stands in
 * several keeps its best score. Best first; ties by id.
 */
export function mergeRanked(lists: readonly (readonly ScoredPassage[])[]): ScoredPassage[] {
  const best = new Map<string, ScoredPassage>();
  for (const passage of lists.flat()) {
    const known = best.get(passage.id);
    if (!known || passage.score > known.score) best.set(passage.id, passage);
  }
  return [...best.values()].sort(byScore);
}
