/**
 * Length of the longest common subsequence of two lists, in `lefts × rights` steps and two rows of memory.
 *
 * @param fits - whether an item of the left list equals one of the right; need not be transitive
 */
export function longestCommonSubsequence(
  lefts: number,
  rights: number,
  fits: (left: number, right: number) => boolean,
): number {
  let above = new Int32Array(rights + 1);
  let row = new Int32Array(rights + 1);
  for (let left = 0; left < lefts; left++) {
    for (let right = 0; right < rights; right++) {
      row[right + 1] = fits(left, right)
        ? (above[right] ?? 0) + 1
        : Math.max(above[right + 1] ?? 0, row[right] ?? 0);
    }
    [above, row] = [row, above];
  }
  return above[rights] ?? 0;
}
