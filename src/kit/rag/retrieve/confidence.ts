import type { Passage } from '../knowledge.ts';
import { type AskedTerm, coverageOf, creditOf, type HasTerm, weightFound } from './asked-term.ts';
import type { Corpus } from './corpus.ts';
import type { Evidence } from './evidence.ts';
import { passageTerms } from './passage-terms.ts';

/**
 * What tells good evidence from bad, each 0…1. Where it can, a sign compares the best document with the next nine: by chance long
 * pages have more of any question, but all of them alike.
 */
export interface EvidenceSigns {
  /** Score of the best passage over the mean of the next documents' best. */
  readonly lift: number;
  /** Share of the question, weighted by rarity, that the best document has, over the mean of the next. */
  readonly documentLift: number;
  /** How much of the question, by rarity, stands in title and headings: 1 − e^−weight, so that a little is not much. */
  readonly heading: number;
  /** How much was asked: ten words that mean something are 1. What a long question shares with a page is seldom chance. */
  readonly length: number;
  /** Rarity of the second rarest word that the best document has nothing for: one may be a turn of phrase, two are a topic. */
  readonly missing: number;
  /** Share of the question that nothing in the knowledge bases knows, where the passage has but one telling word of it; else 0. */
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
export function confidenceOf({ lift, documentLift, heading, length, missing, stray }: EvidenceSigns): number {
  const weighted =
    coefficients.lift * lift +
    coefficients.documentLift * documentLift +
    coefficients.heading * heading +
    coefficients.length * length +
    coefficients.missing * missing +
    coefficients.stray * stray;
  return 1 / (1 + Math.exp(-(coefficients.bias + weighted)));
}

/**
 * Fitted on the sample cases (scripts/fit-confidence.mjs) and rounded, but for `stray`, which is rare there and was made heavier:
 * "capital" alone is no evidence on "the capital of Australia".
 */
const coefficients = {
  bias: -3.1,
  lift: 3.15,
  documentLift: 1.85,
  heading: 2.1,
  length: 1.45,
  missing: -1.2,
  stray: -4,
};

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
  const next = bestOfDocuments(ranked).slice(1);
  const documentCoverage = ({ passage }: Evidence): number =>
    coverageOf(asked, inDocumentOf(passage, corpus));
  return {
    lift: best.score - mean(next.map(({ score }) => score)),
    documentLift: Math.max(0, documentCoverage(best) - mean(next.map(documentCoverage))),
    heading: 1 - Math.exp(-weightFound(asked, (term) => heading.has(term))),
    length: Math.min(1, asked.length / 10),
    missing: lacking(asked, inDocumentOf(best.passage, corpus))[1] ?? 0,
    stray: isStray(asked, (term) => all.has(term)) ? unknownShare(asked, corpus) : 0,
  };
}

const documentsCompared = 10;

/** The best passage of each document, up to ten of them. */
function bestOfDocuments(ranked: readonly Evidence[]): readonly Evidence[] {
  const best = new Map<string, Evidence>();
  for (const evidence of ranked) {
    const { document } = evidence.passage;
    if (!best.has(document)) best.set(document, evidence);
    if (best.size === documentsCompared) break;
  }
  return [...best.values()];
}

function inDocumentOf(passage: Passage, corpus: Corpus): HasTerm {
  const { all } = passageTerms(passage);
  const document = corpus.termsOf(passage.document);
  return (term) => all.has(term) || document.has(term);
}

/** Weights of the words that are not there, as far as nothing stands in for them, the heaviest first. */
function lacking(asked: readonly AskedTerm[], has: HasTerm): readonly number[] {
  return asked.map((term) => term.weight * (1 - creditOf(term, has))).sort((one, other) => other - one);
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Whether one of several telling words is all that was found. */
function isStray(asked: readonly AskedTerm[], has: HasTerm): boolean {
  const telling = asked.filter(({ weight }) => weight >= tellingWeight);
  return telling.length > 1 && telling.filter((term) => creditOf(term, has) > 0).length < 2;
}

/** Common words and those of the background weigh less. */
const tellingWeight = 0.3;

function unknownShare(asked: readonly AskedTerm[], corpus: Corpus): number {
  return 1 - coverageOf(asked, corpus.isKnown);
}
