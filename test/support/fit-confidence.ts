import { type ConfidenceSample, confidenceSamples } from './confidence-samples.ts';
import { reliabilityOf } from './reliability.ts';

/** Run by `node scripts/fit-confidence.mjs`: prints coefficients for src/kit/rag/confidence.ts and tables for docs/knowledge.md. */
const samples = await confidenceSamples(process.cwd());
const folds = 8;

show(
  'As it is',
  samples.map(({ confidence }) => confidence),
);
show(
  `Fitted anew, each question on the others (${folds} parts)`,
  Array.from({ length: folds }, (_, part) => part).reduce<number[]>((all, part) => {
    const weights = fitWeights(samples.filter(({ question }) => question % folds !== part));
    for (const [index, sample] of samples.entries())
      if (sample.question % folds === part) all[index] = predict(weights, sample);
    return all;
  }, []),
);
console.log(
  'Coefficients fitted on all:',
  Object.fromEntries([...fitWeights(samples)].map(([sign, value]) => [sign, value.toFixed(2)])),
);

function show(title: string, confidences: readonly number[]): void {
  const predictions = samples.map(({ isRight }, index) => ({ isRight, confidence: confidences[index] ?? 0 }));
  const { bins, brier, ece } = reliabilityOf(predictions);
  console.log(
    `\n${title}: ${samples.length} retrievals, Brier score ${brier.toFixed(3)}, ECE ${ece.toFixed(3)}\n`,
  );
  console.log('| confidence | retrievals | expected | observed |\n| --- | --- | --- | --- |');
  for (const { from, to, count, expected, observed } of bins)
    console.log(
      `| ${from.toFixed(1)} – ${to.toFixed(1)} | ${count} | ${percent(expected)} | ${percent(observed)} |`,
    );
  console.log(
    '\n| silent below | answered, with answer | silent, without answer | silent, pages removed |\n| --- | --- | --- | --- |',
  );
  for (const limit of [0.15, 0.2, 0.25, 0.3, 0.35, 0.4]) {
    const answered = (kind: ConfidenceSample['kind']): number => {
      const own = samples.flatMap((sample, index) => (sample.kind === kind ? [confidences[index] ?? 0] : []));
      return own.filter((confidence) => confidence >= limit).length / own.length;
    };
    const silent = [1 - answered('unanswerable'), 1 - answered('removed')].map(percent).join(' | ');
    console.log(`| ${limit.toFixed(2)} | ${percent(answered('answerable'))} | ${silent} |`);
  }
}

function percent(share: number): string {
  return `${Math.round(100 * share)} %`;
}

type Weights = ReadonlyMap<string, number>;

function partOf(weights: Weights, signs: Readonly<Record<string, number>>): number {
  let sum = 0;
  for (const [sign, weight] of weights) sum += weight * (sign === 'bias' ? 1 : (signs[sign] ?? 0));
  return 1 / (1 + Math.exp(-sum));
}

function predict(weights: Weights, { signs }: ConfidenceSample): number {
  return signs.reduce((sum, part) => sum + partOf(weights, part), 0) / signs.length;
}

/** Logistic regression with a little ridge (0.5), by Adam: a few hundred rows do not need more. */
function fitWeights(rows: readonly ConfidenceSample[]): Weights {
  const names = ['bias', ...Object.keys(rows[0]?.signs[0] ?? {})];
  const state = names.map((name) => ({ name, weight: 0, slope: 0, square: 0 }));
  for (let step = 1; step <= 3000; step++) {
    const weights = new Map(state.map(({ name, weight }) => [name, weight]));
    const gradient = new Map(state.map(({ name, weight }) => [name, name === 'bias' ? 0 : 0.5 * weight]));
    for (const row of rows) addGradient(gradient, weights, row);
    for (const one of state) {
      const slope = (gradient.get(one.name) ?? 0) / rows.length;
      one.slope = 0.9 * one.slope + 0.1 * slope;
      one.square = 0.999 * one.square + 0.001 * slope * slope;
      one.weight -=
        (0.05 * (one.slope / (1 - 0.9 ** step))) / (Math.sqrt(one.square / (1 - 0.999 ** step)) + 1e-9);
    }
  }
  return new Map(state.map(({ name, weight }) => [name, weight]));
}

function addGradient(gradient: Map<string, number>, weights: Weights, row: ConfidenceSample): void {
  const expected = Math.min(1 - 1e-6, Math.max(1e-6, predict(weights, row)));
  const error = (expected - Number(row.isRight)) / (expected * (1 - expected));
  for (const signs of row.signs) {
    const part = partOf(weights, signs);
    const slope = (error * part * (1 - part)) / row.signs.length;
    for (const [name, before] of gradient)
      gradient.set(name, before + slope * (name === 'bias' ? 1 : (signs[name] ?? 0)));
  }
}
