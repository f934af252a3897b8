import { type AskedTerm, coverageOf, creditOf, type HasTerm } from './asked-term.ts';
import type { Corpus } from './corpus.ts';
import type { Evidence } from './evidence.ts';
import { passageTerms } from './passage-terms.ts';

/** What tells good evidence from bad, free of scale: each 0…1, whatever the search's scores and the size of the corpus. */
export interface EvidenceSigns {
  /** Share of the question, weighted by rarity, that the best passage has. */
  readonly coverage: number;
  /** The same for its title and headings alone. */
  readonly heading: number;
  /** How far the best document is ahead of the next one, as much as its passage has of the question. */
  readonly lead: number;
  /** Share of the question that nothing in the corpus knows, where the passage has but one telling word of it; else 0. */
  readonly stray: number;
}

/**
 * How likely it is that the passages answer the question.
 *
 * A logistic function of the signs: 1 / (1 + e^−(b + Σ cᵢ·signᵢ)). docs/knowledge.md shows how its coefficients were found,
 * and how well what it expects agrees with what was observed.
 *
 * @returns 0…1
 */
export function confidenceOf({ coverage, heading, lead, stray }: EvidenceSigns): number {
  const { bias, ...weights } = coefficients;
  const evidence = weights.coverage * coverage + weights.heading * heading + weights.lead * lead;
  return 1 / (1 + Math.exp(-(bias + evidence + weights.stray * stray)));
}

/**
 * Fitted on the sample cases (scripts/fit-confidence.mjs) and rounded, but for `stray`, which is rare there and counts
 * nearly twice as much as what was fitted: "capital" alone is no evidence on "the capital of Australia".
 */
const coefficients = { bias: -2.4, coverage: 2, heading: 2.3, lead: 3.3, stray: -4 };

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
  const inPassage: HasTerm = (term) => all.has(term);
  const coverage = coverageOf(asked, inPassage);
  const rival = ranked.find(({ passage }) => passage.document !== best.passage.document);
  const margin = rival && best.score > 0 ? Math.max(0, 1 - rival.score / best.score) : 1;
  return {
    coverage,
    heading: coverageOf(asked, (term) => heading.has(term)),
    lead: coverage * margin,
    stray: isStray(asked, inPassage) ? unknownShare(asked, corpus) : 0,
  };
}

/** Whether one of several telling words is all that was found. */
function isStray(asked: readonly AskedTerm[], has: HasTerm): boolean {
  const telling = asked.filter(({ weight }) => weight >= tellingWeight);
  return telling.length > 1 && telling.filter((term) => creditOf(term, has) > 0).length < 2;
}

/** Common words and those of the background weigh less. */
const tellingWeight = 0.3;

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
