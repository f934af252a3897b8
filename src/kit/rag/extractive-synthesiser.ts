import type { RetrievedPassage } from '../../model/retrieval.ts';
import { termsOf } from '../../text/terms-of.ts';
import { fitsQuestion } from './answer-hints.ts';
import { type AskedTerm, askedTerms, creditOf } from './asked-term.ts';
import { corpusOf } from './corpus.ts';
import type { KnowledgeBase } from './knowledge.ts';
import { mendTerms, type Synonyms } from './mend-terms.ts';
import { saidBy } from './passage-sentences.ts';
import { quotableSentences } from './quotable-sentences.ts';
import { type PlacedSentence, quoteSentences } from './quote-sentences.ts';
import { splitQuestion } from './split-question.ts';
import type { Synthesiser } from './synthesiser.ts';
import { workplaceSynonyms } from './workplace-synonyms.ts';

/**
 * Answers with the sentences of the passages that answer, word for word: no model, nothing that could be made up.
 *
 * Sentences are chosen by how much of the question they have, by whether they hold the kind of thing that it asks for, and
 * by their passage; where several things are asked each gets its own. A sentence that leans on its neighbour is quoted
 * with it. What may not be repeated is left out (`quotableSentences`).
 *
 * @param knowledge - the bases that the passages are from: they tell which words are rare
 */
export function createExtractiveSynthesiser(
  knowledge: readonly KnowledgeBase[],
  synonyms: Synonyms = workplaceSynonyms,
): Synthesiser {
  return (question, passages) => {
    const corpus = corpusOf(knowledge);
    const sentences = passages.flatMap(placeSentences);
    const parts = splitQuestion(question);
    const chosen = new Set<number>();
    for (const part of parts) {
      const asked = mendTerms(askedTerms(part, corpus), corpus, synonyms);
      for (const index of choose(sentences, asked, fitsQuestion(part), parts.length > 1 ? 2 : 3))
        chosen.add(index);
    }
    return quoteSentences(sentences, [...chosen].slice(0, mostSentences));
  };
}

const mostSentences = 4;

function placeSentences(passage: RetrievedPassage, rank: number): PlacedSentence[] {
  return quotableSentences(passage).map((sentence) => ({ passage, rank, sentence }));
}

interface Candidate {
  readonly index: number;
  readonly terms: ReadonlySet<string>;
  readonly heading: ReadonlySet<string>;
  /** What does not depend on the words of the question. */
  readonly merit: number;
}

/** The sentence that says most of what was asked, then those that add to it: places in the list. */
function choose(
  sentences: readonly PlacedSentence[],
  asked: readonly AskedTerm[],
  fits: (sentence: string) => boolean,
  most: number,
): readonly number[] {
  const top = Math.max(0, ...sentences.map(({ passage }) => passage.score)) || 1;
  const candidates = sentences.map(({ passage, sentence }, index) => ({
    index,
    terms: new Set(termsOf(saidBy(sentence))),
    heading: new Set(termsOf(`${passage.title}\n${passage.heading}`)),
    merit: (fits(saidBy(sentence)) ? 1 : 0.6) * (passage.score / top) ** 2,
  }));
  const open = new Map(asked.map((term) => [term, 1]));
  const chosen: number[] = [];
  let best = 0;
  while (chosen.length < most) {
    const scored = candidates
      .filter(({ index }) => !chosen.includes(index))
      .map((candidate) => ({ candidate, score: scoreOf(candidate, open) }));
    const next = scored.reduce((one, other) => (other.score > one.score ? other : one), {
      candidate: candidates[0],
      score: 0,
    });
    if (!next.candidate || next.score <= 0 || next.score < nearBest * best) break;
    best = Math.max(best, next.score);
    chosen.push(next.candidate.index);
    for (const [term, weight] of open)
      if (creditOf(term, (one) => next.candidate?.terms.has(one) === true) > 0)
        open.set(term, weight * repeated);
  }
  return chosen;
}

const nearBest = 0.35;
/** What saying a word of the question again is worth. */
const repeated = 0.5;
/** A word of the headings is said of each sentence below, but not by it. */
const headingCredit = 0.5;
/** A sentence without any word of the question may still answer it, below the right heading. */
const sentenceFloor = 0.05;

function scoreOf({ terms, heading, merit }: Candidate, open: ReadonlyMap<AskedTerm, number>): number {
  let found = 0;
  let all = 0;
  for (const [term, openness] of open) {
    const inSentence = creditOf(term, (one) => terms.has(one));
    const inHeading = headingCredit * creditOf(term, (one) => heading.has(one));
    found += term.weight * openness * Math.max(inSentence, inHeading);
    all += term.weight;
  }
  return merit * (sentenceFloor + (all === 0 ? 0 : found / all));
}
