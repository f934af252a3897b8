import { textFeatures, wordsOf } from './text-features.ts';

/** What a classifier makes of a text. */
export interface Guess<Label extends string> {
  readonly label: Label;
  /** Estimated probability of the label, 0…1. */
  readonly confidence: number;
  /** How far the label is ahead of the second, 0…1. */
  readonly margin: number;
  /** Share of the words of two letters and more that occur in the examples, 0…1; a low share means that the text is of another kind. */
  readonly known: number;
  readonly second: Label | null;
}

type Vector = readonly (readonly [feature: number, weight: number])[];

interface Model<Label> {
  readonly labels: readonly Label[];
  readonly words: ReadonlySet<string>;
  readonly featureIds: ReadonlyMap<string, number>;
  readonly rarity: readonly number[];
  /** One row of label weights a feature. */
  readonly weights: readonly Float64Array[];
}

/**
 * Learns from a few examples a label, and gives a function that labels texts.
 *
 * Multinomial logistic regression on TF-IDF vectors of words and pieces of words, by stochastic gradient descent in
 * a fixed order: the same examples always give the same classifier.
 *
 * @throws RangeError when there is no example
 * @see Manning, Raghavan, Schütze 2008, Introduction to Information Retrieval, chapters 6 and 15
 */
export function trainClassifier<Label extends string>(
  examples: Readonly<Record<Label, readonly string[]>>,
): (text: string) => Guess<Label> {
  const model = learn(examples);
  return (text) => {
    const shares = probabilities(model.weights, model.labels.length, vectorOf(model, text));
    const ranking = model.labels
      .map((label, index) => ({ label, share: shares[index] ?? 0 }))
      .sort((a, b) => b.share - a.share);
    return guessFrom(ranking, knownShare(text, model.words));
  };
}

/** Passes over the examples, and the first step size: more of either learns the examples by heart. */
const passes = 15;
const firstStep = 2;

function learn<Label extends string>(examples: Readonly<Record<Label, readonly string[]>>): Model<Label> {
  const labels = Object.keys(examples).filter((key): key is Label => Object.hasOwn(examples, key));
  const texts = labels.flatMap((label, index) => examples[label].map((text) => ({ text, label: index })));
  if (texts.length === 0) throw new RangeError('A classifier needs at least one example.');
  const { featureIds, rarity } = countFeatures(texts.map(({ text }) => text));
  const weights = rarity.map(() => new Float64Array(labels.length));
  const words = new Set(texts.flatMap(({ text }) => wordsOf(text)));
  const model = { labels, words, featureIds, rarity, weights };
  const samples = spread(texts).map(({ text, label }) => ({ vector: vectorOf(model, text), label }));
  for (let pass = 0; pass < passes; pass++) {
    const step = firstStep / (1 + pass / 10);
    for (const { vector, label } of samples) improve(weights, labels.length, vector, label, step);
  }
  return model;
}

function countFeatures(texts: readonly string[]): { featureIds: Map<string, number>; rarity: number[] } {
  const seenIn = new Map<string, number>();
  for (const text of texts) {
    for (const feature of textFeatures(text).keys()) seenIn.set(feature, (seenIn.get(feature) ?? 0) + 1);
  }
  return {
    featureIds: new Map([...seenIn.keys()].map((feature, index) => [feature, index])),
    rarity: [...seenIn.values()].map((count) => Math.log((1 + texts.length) / (1 + count)) + 1),
  };
}

/** Puts the samples in an order in which labels alternate, as gradient descent needs it. */
function spread<Sample extends { readonly label: number }>(samples: readonly Sample[]): Sample[] {
  const seen = new Map<number, number>();
  return samples
    .map((sample) => {
      const turn = seen.get(sample.label) ?? 0;
      seen.set(sample.label, turn + 1);
      return { sample, turn };
    })
    .sort((a, b) => a.turn - b.turn)
    .map(({ sample }) => sample);
}

function improve(
  weights: readonly Float64Array[],
  labels: number,
  vector: Vector,
  label: number,
  step: number,
): void {
  const shares = probabilities(weights, labels, vector);
  shares[label] = (shares[label] ?? 0) - 1;
  for (const [feature, weight] of vector) {
    const row = weights[feature];
    if (!row) continue;
    for (let index = 0; index < labels; index++) {
      row[index] = (row[index] ?? 0) - step * weight * (shares[index] ?? 0);
    }
  }
}

/** Softmax of the label scores; equal shares where the text holds no known feature. */
function probabilities(weights: readonly Float64Array[], labels: number, vector: Vector): Float64Array {
  const scores = new Float64Array(labels);
  for (const [feature, weight] of vector) {
    const row = weights[feature];
    if (!row) continue;
    for (let index = 0; index < labels; index++)
      scores[index] = (scores[index] ?? 0) + weight * (row[index] ?? 0);
  }
  const highest = scores.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const powers = scores.map((score) => Math.exp(score - highest));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}

/** TF-IDF vector of length 1; what no example holds is left out. */
function vectorOf(model: Pick<Model<unknown>, 'featureIds' | 'rarity'>, text: string): Vector {
  const parts: [number, number][] = [];
  for (const [feature, count] of textFeatures(text)) {
    const id = model.featureIds.get(feature);
    if (id !== undefined) parts.push([id, (1 + Math.log(count)) * (model.rarity[id] ?? 0)]);
  }
  const length = Math.hypot(...parts.map(([, weight]) => weight)) || 1;
  return parts.map(([id, weight]) => [id, weight / length]);
}

function guessFrom<Label extends string>(
  ranking: readonly { readonly label: Label; readonly share: number }[],
  known: number,
): Guess<Label> {
  const [first, second] = ranking;
  if (!first) throw new RangeError('A classifier needs at least one label.');
  return {
    label: first.label,
    confidence: first.share,
    margin: first.share - (second?.share ?? 0),
    known,
    second: second?.label ?? null,
  };
}

function knownShare(text: string, words: ReadonlySet<string>): number {
  const found = wordsOf(text).filter((word) => word.length > 1);
  return found.length === 0 ? 0 : found.filter((word) => words.has(word)).length / found.length;
}
