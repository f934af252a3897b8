/**
 * How often to permute and resample so many cases: fewer times where there are very many, so that comparing stays
 * cheap beside reading them. Even then 50 resamples lie beyond the bounds, and no p-value under 0.0005 is claimed.
 */
export function repeatsFor(cases: number): { readonly permutations: number; readonly resamples: number } {
  return cases <= 5000 ? { permutations: 9999, resamples: 2000 } : { permutations: 1999, resamples: 1000 };
}
