import { termsOf } from '../../../text/terms-of.ts';
import { wordsOf } from '../../../text/words-of.ts';
import type { Passage } from '../knowledge.ts';
import { createSpelling } from './create-spelling.ts';

/** So many terms of a question are looked for, the rarest; a pasted page is no question. */
const mostTerms = 64;
/** So many unknown words are read as others; text with more of them is in another language. */
const mostCorrected = 8;
/** What a term counts that was not asked for, and one that is read into an unknown word. */
const [relatedWeight, correctedWeight] = [0.3, 0.8];

/**
 * Reads a question into the terms to look for, all known to the pages, each with what it counts.
 *
 * @param counts - how often each term occurs in the passages
 */
export function createQueryReader(
  passages: readonly Passage[],
  counts: ReadonlyMap<string, number>,
): (text: string, related?: readonly string[]) => Map<string, number> {
  const nearestTo = createSpelling(passages);
  return (text, related = []) => {
    const weights = new Map<string, number>();
    const unknown = new Set<string>();
    for (const word of wordsOf(text)) {
      for (const term of termsOf(word)) {
        if (counts.has(term)) weights.set(term, 1);
        else unknown.add(word);
      }
    }
    for (const word of [...unknown].slice(0, mostCorrected)) {
      for (const term of termsOf(nearestTo(word) ?? '')) {
        if (!weights.has(term)) weights.set(term, correctedWeight);
      }
    }
    for (const term of termsOf(related.join(' '))) {
      if (counts.has(term) && !weights.has(term)) weights.set(term, relatedWeight);
    }
    if (weights.size <= mostTerms) return weights;
    const rarest = [...weights].sort(([one], [other]) => (counts.get(one) ?? 0) - (counts.get(other) ?? 0));
    return new Map(rarest.slice(0, mostTerms));
  };
}
