import { didYouMean } from './did-you-mean.ts';

/**
 * The part of an agent that somebody who wrote `name` most likely meant; null where none is close.
 *
 * Parts of nested graphs have paths as names: `inner` alone means `outer/inner`.
 */
export function closestPart(name: string, known: Iterable<string>): string | null {
  const names = [...known];
  const nested = names.filter((candidate) => candidate.endsWith(`/${name}`));
  return nested.length === 1 ? (nested[0] ?? null) : didYouMean(name, names);
}
