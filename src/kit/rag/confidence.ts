import { type AskedTerm, coverageOf } from './asked-term.ts';
import type { Corpus } from './corpus.ts';
import type { Evidence } from './evidence.ts';
import type { Passage } from './knowledge.ts';
import { passageTerms } from './passage-terms.ts';

/** What tells good evidence from bad, free of scale: each 0…1, whatever the search's scores and the size of the corpus. */
export interface EvidenceSigns {
  /** Share of the question, weighted by rarity, that the best passage has. */
  readonly coverage: number;
  /** The same for the whole document of that passage. */
  readonly documentCoverage: number;
  /** The same for the best two neighbouring sentences of the best passages, with their headings. */
  readonly closeness: number;
  /** The same for title and headings of the best passage. */
  readonly heading: number;
  /** Share of the question that nothing in the corpus knows. */
  readonly unknown: number;
  /** How far the best document is ahead of the next one. */
  readonly margin: number;
}

/** Fitted on the sample cases by `scripts/fit-confidence.mjs`. */
export const confidenceCoefficients = {
  bias: -2.78,
  coverage: 2.02,
  documentCoverage: 0.92,
  closeness: 0.2,
  heading: 0.82,
  unknown: -1.64,
  margin: 1.48,
} as const;

/**
 * How likely it is that the passages answer the question.
 *
 * A logistic function of the signs: 1 / (1 + e^−(b + Σ cᵢ·signᵢ)). docs/knowledge.md shows how its coefficients were found,
 * and how well what it expects agrees with what was observed.
 *
 * @returns 0…1
 */
export function confidenceOf(
  signs: EvidenceSigns,
  { bias, ...weights }: Coefficients = confidenceCoefficients,
): number {
  const sum =
    bias +
    weights.coverage * signs.coverage +
    weights.documentCoverage * signs.documentCoverage +
    weights.closeness * signs.closeness +
    weights.heading * signs.heading +
    weights.unknown * signs.unknown +
    weights.margin * signs.margin;
  return 1 / (1 + Math.exp(-sum));
}

type Coefficients = { readonly [Sign in keyof typeof confidenceCoefficients]: number };

/**
 * Reads the signs from ranked passages.
 *
 * @param ranked - best first; null where there are none
 */
export function signsOf(
  asked: readonly AskedTerm[],
  ranked: readonly Evidence[],
  corpus: Corpus,
): EvidenceSigns | null {
  const [best] = ranked;
  if (!best || asked.length === 0) return null;
  const { passage } = best;
  const { all, heading } = passageTerms(passage);
  const document = corpus.termsOf(passage.document);
  const rival = ranked.find((other) => other.passage.document !== passage.document);
  return {
    coverage: coverageOf(asked, (term) => all.has(term)),
    documentCoverage: coverageOf(asked, (term) => all.has(term) || document.has(term)),
    closeness: Math.max(...ranked.slice(0, 3).map((evidence) => closenessOf(asked, evidence.passage))),
    heading: coverageOf(asked, (term) => heading.has(term)),
    unknown: unknownShare(asked, corpus),
    margin: rival && best.score > 0 ? Math.max(0, 1 - rival.score / best.score) : 1,
  };
}

/** Coverage by the best two neighbouring sentences of a passage together with its title and headings. */
export function closenessOf(asked: readonly AskedTerm[], passage: Passage): number {
  const { heading, sentences } = passageTerms(passage);
  let best = coverageOf(asked, (term) => heading.has(term));
  for (const [index, { terms }] of sentences.entries()) {
    const next = sentences[index + 1]?.terms;
    best = Math.max(
      best,
      coverageOf(asked, (term) => heading.has(term) || terms.has(term) || next?.has(term) === true),
    );
  }
  return best;
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
