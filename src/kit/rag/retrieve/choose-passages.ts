import type { RetrievedPassage } from '../../../model/retrieval.ts';
import { dropNearDuplicates } from '../search/drop-near-duplicates.ts';
import type { Evidence } from './evidence.ts';
import { spreadOverDocuments } from './spread-over-documents.ts';

/**
 * The passages that an answer is made from, at most `topK`, each part of the question in turn and no copies among them.
 *
 * @param found - ranked passages of each part
 */
export function choosePassages(
  found: readonly (readonly Evidence[])[],
  topK: number,
): readonly RetrievedPassage[] {
  return withoutCopies(takeTurns(found).map(passageOf), topK);
}

/** The best of every part before the second of any. */
function takeTurns(found: readonly (readonly Evidence[])[]): readonly Evidence[] {
  if (found.length === 1) return found[0] ?? [];
  const longest = Math.max(0, ...found.map(({ length }) => length));
  const inTurn: Evidence[] = [];
  for (let rank = 0; rank < longest; rank++) {
    for (const passages of found) {
      const next = passages[rank];
      if (next && !inTurn.some(({ passage }) => passage.id === next.passage.id)) inTurn.push(next);
    }
  }
  return inTurn;
}

/** Copies of what was chosen make room for the next best; only what was chosen is read for that. */
function withoutCopies(ranked: readonly RetrievedPassage[], topK: number): readonly RetrievedPassage[] {
  const chosen = spreadOverDocuments(ranked, topK);
  const kept = dropNearDuplicates(chosen);
  if (kept.length === chosen.length) return chosen;
  return withoutCopies(
    ranked.filter((passage) => kept.includes(passage) || !chosen.includes(passage)),
    topK,
  );
}

function passageOf({ passage, score }: Evidence): RetrievedPassage {
  const { id, base, document, title, heading, text } = passage;
  return { id, base, document, title, heading, text, score: Math.round(score * 10_000) / 10_000 };
}
