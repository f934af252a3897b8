import { prepareSupport, type Support } from './prepare-support.ts';

/**
 * How well one of the sources carries a claim, by its words; see `prepareSupport`, which is the faster way to ask for
 * many claims.
 *
 * @returns the score of the best source, 0…1, and the words of the claim that it lacks
 */
export function supportOf(claim: string, sources: readonly string[]): Support {
  return prepareSupport(sources)(claim);
}
