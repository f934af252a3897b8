/** Ranks of two samples put together. Ranks are doubled, so that a middle rank is whole too. */
export interface PooledRanks {
  /** Twice the rank of each value, rising; equal values share their middle rank. */
  readonly doubled: readonly number[];
  /** Twice the rank sum of the first sample. */
  readonly doubledFirstSum: number;
  /** Σ(t³ − t) over groups of t equal values; 0 without ties. */
  readonly ties: number;
}

/** Merges two rising samples, either of which may be empty. */
export function pooledRanks(first: Float64Array, second: Float64Array): PooledRanks {
  const doubled: number[] = [];
  let doubledFirstSum = 0;
  let ties = 0;
  let inFirst = 0;
  let inSecond = 0;
  while (inFirst + inSecond < first.length + second.length) {
    const before = inFirst + inSecond;
    const value = Math.min(
      first[inFirst] ?? Number.POSITIVE_INFINITY,
      second[inSecond] ?? Number.POSITIVE_INFINITY,
    );
    const startInFirst = inFirst;
    while (first[inFirst] === value) inFirst++;
    while (second[inSecond] === value) inSecond++;
    const after = inFirst + inSecond;
    const rank = before + 1 + after;
    for (let place = before; place < after; place++) doubled.push(rank);
    doubledFirstSum += (inFirst - startInFirst) * rank;
    ties += (after - before) ** 3 - (after - before);
  }
  return { doubled, doubledFirstSum, ties };
}
