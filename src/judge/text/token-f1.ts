/**
 * F1 of two bags of tokens: a token counts as shared as often as both have it.
 *
 * @returns 0…1; two empty bags score 1
 * @see Rajpurkar et al. 2016 (SQuAD); Lin 2004 (ROUGE-N, F1 with clipped counts)
 */
export function tokenF1(actual: readonly string[], expected: readonly string[]): number {
  if (actual.length === 0 && expected.length === 0) return 1;
  const left = new Map<string, number>();
  for (const token of expected) left.set(token, (left.get(token) ?? 0) + 1);
  let shared = 0;
  for (const token of actual) {
    const count = left.get(token) ?? 0;
    if (count === 0) continue;
    left.set(token, count - 1);
    shared++;
  }
  return (2 * shared) / (actual.length + expected.length);
}
