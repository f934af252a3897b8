/**
 * Pairs that a paired test needs before any outcome at all is significant: even where all differ the same way, chance
 * does so in 2 of 2ⁿ cases.
 *
 * @param level - between 0 and 1; 6 pairs at 0.95
 */
export function fewestPairs(level: number): number {
  return Math.ceil(1 - Math.log2(1 - level));
}
