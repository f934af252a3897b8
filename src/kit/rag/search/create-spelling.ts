import { wordsOf } from '../../../text/words-of.ts';
import type { Passage } from '../knowledge.ts';
import { editDistance } from './edit-distance.ts';

/** Shorter words have too many neighbours, and numbers mean what they say. */
const isCorrectable = /^\p{L}{4,30}$/u;

/**
 * Finds the word of the passages that somebody meant who wrote one that they do not hold: one edit away, two where it has
 * eight letters or more, or beginning with it. Fewest edits first, then the most frequent, then by the alphabet.
 *
 * The first letter is taken to be right, as it nearly always is. The words are gathered when they are first needed.
 */
export function createSpelling(passages: readonly Passage[]): (word: string) => string | null {
  let byFirst: Map<string, Map<string, number>> | undefined;
  return (word) => {
    if (!isCorrectable.test(word)) return null;
    byFirst ??= gatherWords(passages);
    let best: { word: string; edits: number; count: number } | null = null;
    for (const [known, count] of byFirst.get(word.charAt(0)) ?? []) {
      const edits = editsBetween(word, known, best?.edits ?? (word.length >= 8 ? 2 : 1));
      if (edits === null) continue;
      const isBetter =
        !best ||
        edits < best.edits ||
        (edits === best.edits && (count > best.count || (count === best.count && known < best.word)));
      if (isBetter) best = { word: known, edits, count };
    }
    return best?.word ?? null;
  };
}

/** A word that was broken off counts as two edits, whatever is missing. */
function editsBetween(written: string, known: string, most: number): number | null {
  if (Math.abs(written.length - known.length) <= most) {
    const edits = editDistance(written, known, most);
    if (edits <= most) return edits;
  }
  return most >= 1 && written.length >= 5 && known.startsWith(written) ? 2 : null;
}

function gatherWords(passages: readonly Passage[]): Map<string, Map<string, number>> {
  const byFirst = new Map<string, Map<string, number>>();
  for (const { title, heading, keywords, text } of passages) {
    for (const word of wordsOf(`${title} ${heading} ${keywords.join(' ')} ${text}`)) {
      if (!isCorrectable.test(word)) continue;
      const words = byFirst.get(word.charAt(0)) ?? new Map<string, number>();
      byFirst.set(word.charAt(0), words.set(word, (words.get(word) ?? 0) + 1));
    }
  }
  return byFirst;
}
