import { type AskedTerm, coverageOf, creditOf, type HasTerm } from './asked-term.ts';
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
  /** Share of the question that nothing in the corpus knows. */
  readonly unknown: number;
  /** How much of its heaviest word the document lacks: 1 where the most important word is missing. */
  readonly missing: number;
  /** How far the best document is ahead of the next one. */
  readonly margin: number;
}

/**
 * How likely it is that the best passage answers the question.
 *
 * A logistic function of the signs: 1 / (1 + e^−(b + Σ cᵢ·signᵢ)). Its coefficients were fitted on the sample cases;
 * docs/knowledge.md shows how, and how well what it expects agrees with what was observed.
 *
 * @returns 0…1
 */
export function confidenceOf(signs: EvidenceSigns): number {
  const sum = Object.entries(coefficients.signs).reduce(
    (total, [sign, coefficient]) => total + coefficient * (isSign(sign, signs) ? signs[sign] : 0),
    coefficients.bias,
  );
  return 1 / (1 + Math.exp(-sum));
}

const coefficients = {
  bias: -4.5,
  signs: { coverage: 2, documentCoverage: 2, closeness: 3, unknown: -1.5, missing: -1.5, margin: 1 },
};

function isSign(name: string, signs: EvidenceSigns): name is keyof EvidenceSigns {
  return Object.hasOwn(signs, name);
}

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
  const inPassage: HasTerm = (term) => passageTerms(passage).all.has(term);
  const inDocument: HasTerm = (term) => corpus.termsOf(passage.document).has(term) || inPassage(term);
  const heaviest = Math.max(...asked.map(({ weight }) => weight));
  const lost = asked.map((term) => (term.weight * (1 - creditOf(term, inDocument))) / (heaviest || 1));
  const rival = ranked.find(({ passage: { document } }) => document !== passage.document);
  return {
    coverage: coverageOf(asked, inPassage),
    documentCoverage: coverageOf(asked, inDocument),
    closeness: Math.max(...ranked.slice(0, 3).map((evidence) => closenessOf(asked, evidence.passage))),
    unknown: unknownShare(asked, corpus),
    missing: Math.max(...lost),
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
