import { wordsOf } from '../../../text/words-of.ts';
import type { ScoredPassage } from '../knowledge.ts';

interface Fingerprint {
  readonly words: ReadonlySet<string>;
  /** The words that turn what the others say: numbers and denials, in order. */
  readonly turning: string;
}

/** Share of all words of two passages that both have. */
const nearlyAll = 0.85;
const denials = new Set(
  `no not nor none never without except unless cannot cant dont doesnt didnt wont isnt arent wasnt werent shouldnt
  mustnt wouldnt couldnt hasnt havent`.split(/\s+/),
);

/**
 * Leaves out passages that say again what a better one says: copies, templates, pages that two bases share.
 *
 * Two are the same where they share 85 % of their words (Jaccard) and all numbers and denials: "ten days" and "12 days" are
 * both worth seeing. Cheap for the tens of passages that a question needs; not meant for whole bases.
 *
 * @param ranked - best first; the first of the same stays
 */
export function dropNearDuplicates<T extends Pick<ScoredPassage, 'text'>>(ranked: readonly T[]): T[] {
  const kept: { passage: T; print: Fingerprint }[] = [];
  for (const passage of ranked) {
    const print = fingerprintOf(passage.text);
    if (!kept.some((other) => isSame(other.print, print))) kept.push({ passage, print });
  }
  return kept.map(({ passage }) => passage);
}

function fingerprintOf(text: string): Fingerprint {
  const words = wordsOf(text);
  const turning = words.filter((word) => /\d/.test(word) || denials.has(word)).join(' ');
  return { words: new Set(words), turning };
}

function isSame(one: Fingerprint, other: Fingerprint): boolean {
  if (one.turning !== other.turning) return false;
  const [few, many] = one.words.size < other.words.size ? [one.words, other.words] : [other.words, one.words];
  if (few.size < nearlyAll * many.size) return false;
  let shared = 0;
  for (const word of few) if (many.has(word)) shared++;
  return shared >= nearlyAll * (few.size + many.size - shared);
}
