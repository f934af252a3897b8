import { termsOf } from '../../../text/terms-of.ts';
import { wordsOf } from '../../../text/words-of.ts';
import type { Corpus } from './corpus.ts';
import { isCommonWord } from './is-common-word.ts';

/** A word of a question, and how much of the question it is. */
export interface AskedTerm {
  readonly term: string;
  /** As it was written, in lower case. */
  readonly word: string;
  /** 0…1: its rarity, less where it is background. */
  readonly weight: number;
  /** What may stand in its place. */
  readonly also: readonly Substitute[];
}

export interface Substitute {
  /** Words as they stand in the pages. */
  readonly words: string;
  /** All of them must be there. */
  readonly terms: readonly string[];
  /** What finding it is worth, compared to the term itself: 0…1. */
  readonly credit: number;
}

/**
 * The words of a question that carry meaning, each once, with their weights.
 *
 * Sentences that only tell the story around a question weigh less than those that ask.
 */
export function askedTerms(question: string, corpus: Corpus): readonly AskedTerm[] {
  const sentences = question.split(/(?<=[.!?])\s+/);
  const hasAsking = sentences.some((sentence) => sentence.trimEnd().endsWith('?'));
  const terms = new Map<string, AskedTerm>();
  for (const sentence of sentences) {
    const emphasis = hasAsking && !sentence.trimEnd().endsWith('?') ? backgroundWeight : 1;
    for (const word of wordsOf(sentence)) {
      const [term] = termsOf(word);
      if (term === undefined) continue;
      const weight = corpus.rarity(term) * emphasis * (isCommonWord(term) ? commonWeight : 1);
      if ((terms.get(term)?.weight ?? 0) < weight) terms.set(term, { term, word, weight, also: [] });
    }
  }
  return [...terms.values()].slice(0, mostTerms);
}

const mostTerms = 200;
const backgroundWeight = 0.4;
const commonWeight = 0.3;

/** Whether a term stands in what is looked at. */
export type HasTerm = (term: string) => boolean;

/** What share of a question's weight is there, substitutes included: 0…1; 0 for a question without words. */
export function coverageOf(asked: readonly AskedTerm[], has: HasTerm): number {
  const all = asked.reduce((sum, { weight }) => sum + weight, 0);
  return all === 0 ? 0 : weightFound(asked, has) / all;
}

/** The weight of the words that are there, substitutes included. */
export function weightFound(asked: readonly AskedTerm[], has: HasTerm): number {
  return asked.reduce((sum, term) => sum + term.weight * creditOf(term, has), 0);
}

/** 1 where the term is there, the credit of the best substitute where that is, else 0. */
export function creditOf({ term, also }: AskedTerm, has: HasTerm): number {
  if (has(term)) return 1;
  let best = 0;
  for (const { terms: needed, credit } of also) if (credit > best && needed.every(has)) best = credit;
  return best;
}
