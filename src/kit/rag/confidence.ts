import { type AskedTerm, coverageOf, weightFound } from './asked-term.ts';
import type { Corpus } from './corpus.ts';
import type { Evidence } from './evidence.ts';
import { passageTerms } from './passage-terms.ts';

/** What tells good evidence from bad, free of scale: each 0…1, whatever the search's scores and the size of the corpus. */
export interface EvidenceSigns {
  /** Score of the best passage, as evidence is ranked. */
  readonly score: number;
  /** How much of the question, by rarity, stands in its title and headings: 1 − e^−weight, so that a little is not much. */
  readonly heading: number;
  /** Share of the question, weighted by rarity, that its document has. */
  readonly document: number;
  /** How much was asked: ten words that mean something are 1. What a long question has in common with a page is no chance. */
  readonly length: number;
  /** How far the best document is ahead of the next one. */
  readonly margin: number;
}

/**
 * How likely it is that the passages answer the question.
 *
 * A logistic function of the signs: 1 / (1 + e^−(b + Σ cᵢ·signᵢ)). docs/knowledge.md shows how its coefficients were found,
 * and how well what it expects agrees with what was observed.
 *
 * @returns 0…1
 */
export function confidenceOf({ score, heading, document, length, margin }: EvidenceSigns): number {
  const weighted =
    coefficients.score * score +
    coefficients.heading * heading +
    coefficients.document * document +
    coefficients.length * length +
    coefficients.margin * margin;
  return 1 / (1 + Math.exp(-(coefficients.bias + weighted)));
}

/** Fitted on the sample cases (scripts/fit-confidence.mjs), and rounded. */
const coefficients = { bias: -4.45, score: 1.6, heading: 1.7, document: 2.45, length: 1.2, margin: 1.65 };

/**
 * Reads the signs from ranked passages.
 *
 * @param ranked - best first
 * @returns null where there is nothing to read: no passage, or no word that means something
 */
export function signsOf(
  asked: readonly AskedTerm[],
  ranked: readonly Evidence[],
  corpus: Corpus,
): EvidenceSigns | null {
  const [best] = ranked;
  if (!best || asked.length === 0) return null;
  const { all, heading } = passageTerms(best.passage);
  const document = corpus.termsOf(best.passage.document);
  const rival = ranked.find(({ passage }) => passage.document !== best.passage.document);
  return {
    score: best.score,
    heading: 1 - Math.exp(-weightFound(asked, (term) => heading.has(term))),
    document: coverageOf(asked, (term) => all.has(term) || document.has(term)),
    length: Math.min(1, asked.length / 10),
    margin: rival && best.score > 0 ? Math.max(0, 1 - rival.score / best.score) : 1,
  };
}
