import { type AskedTerm, coverageOf } from './asked-term.ts';
import type { Corpus } from './corpus.ts';
import type { Evidence } from './evidence.ts';
import { passageTerms } from './passage-terms.ts';

/** What tells good evidence from bad, free of scale: each 0…1, whatever the search's scores and the size of the corpus. */
export interface EvidenceSigns {
  /** Share of the question, weighted by rarity, that the best passage has. */
  readonly coverage: number;
  /** The same for its title and headings alone. */
  readonly heading: number;
  /** Share of the question that nothing in the corpus knows. */
  readonly unknown: number;
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
export function confidenceOf({ coverage, heading, unknown, margin }: EvidenceSigns): number {
  const weighted =
    coefficients.coverage * coverage +
    coefficients.heading * heading +
    coefficients.unknown * unknown +
    coefficients.margin * margin;
  return 1 / (1 + Math.exp(-(coefficients.bias + weighted)));
}

/** Fitted on the sample cases (scripts/fit-confidence.mjs), and rounded. */
const coefficients = { bias: -2.6, coverage: 2.75, heading: 2, unknown: -1.35, margin: 1.75 };

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
  const rival = ranked.find(({ passage }) => passage.document !== best.passage.document);
  return {
    coverage: coverageOf(asked, (term) => all.has(term)),
    heading: coverageOf(asked, (term) => heading.has(term)),
    unknown: unknownShare(asked, corpus),
    margin: rival && best.score > 0 ? Math.max(0, 1 - rival.score / best.score) : 1,
  };
}

function unknownShare(asked: readonly AskedTerm[], corpus: Corpus): number {
  let unknown = 0;
  let all = 0;
  for (const { term, weight, also } of asked) {
    all += weight;
    if (corpus.isKnown(term)) continue;
    unknown += weight * (1 - Math.max(0, ...also.map(({ credit }) => credit)));
  }
  return all === 0 ? 0 : unknown / all;
}
