import { binomialDensity } from './distributions/binomial-density.ts';

/**
 * The part of Bin(trials, p) that carries any weight: `masses[i]` is P(B = first + i).
 *
 * Some nine standard deviations to each side, so about √trials numbers; what is left out is below 1e-15 in all.
 */
export function binomialWindow(trials: number, p: number): { first: number; masses: Float64Array } {
  const mode = Math.min(trials, Math.floor((trials + 1) * p));
  const peak = binomialDensity(mode, trials, p);
  const odds = p / (1 - p);
  const below: number[] = [];
  const above: number[] = [];
  const least = peak * 1e-18;
  let mass = peak;
  for (let hits = mode; hits > 0 && mass > least; hits--) {
    mass *= hits / (trials - hits + 1) / odds;
    below.push(mass);
  }
  mass = peak;
  for (let hits = mode; hits < trials && mass > least; hits++) {
    mass *= ((trials - hits) / (hits + 1)) * odds;
    above.push(mass);
  }
  return { first: mode - below.length, masses: new Float64Array([...below.reverse(), peak, ...above]) };
}
