import type { Passage } from '../knowledge.ts';
import { type AskedTerm, coverageOf } from './asked-term.ts';
import { closenessOf } from './closeness-of.ts';
import type { Corpus } from './corpus.ts';
import type { Evidence } from './evidence.ts';
import { passageTerms } from './passage-terms.ts';

/**
 * Ranks what several searches found for one question.
 *
 * Scores of different queries do not compare, so each is taken relative to the best of its own search; how much of the
 * question a passage, its document and its closest sentences have is measured for all alike.
 *
 * @param found - relative scores, 0…1
 * @returns best first, with scores of 0…1 that compare over bases and searches
 */
export function rankEvidence(
  found: readonly Evidence[],
  asked: readonly AskedTerm[],
  corpus: Corpus,
): readonly Evidence[] {
  const scoreOf = ({ passage, score }: Evidence): number =>
    (corpus.isOutdated(passage.document) ? outdated : 1) * relevanceOf(passage, score);
  const relevanceOf = (passage: Passage, score: number): number =>
    weights.search * score +
    weights.passage * coverageOf(asked, (term) => passageTerms(passage).all.has(term)) +
    weights.document * coverageOf(asked, (term) => corpus.termsOf(passage.document).has(term)) +
    weights.closeness * closenessOf(asked, passage);
  return found
    .map((evidence) => ({ passage: evidence.passage, score: scoreOf(evidence) }))
    .sort((one, other) => other.score - one.score || (one.passage.id < other.passage.id ? -1 : 1));
}

/** They add up to 1. */
const weights = { search: 0.3, passage: 0.2, document: 0.2, closeness: 0.3 };

/** What a page that says it no longer holds is worth: it may be right, but the page that holds comes first. */
const outdated = 0.8;
