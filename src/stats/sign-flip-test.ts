import { seededRandom } from '../model/random.ts';
import { checkCount } from './check/check-count.ts';
import { checkSample } from './check/check-sample.ts';
import type { TestResult } from './test-result.ts';

export interface SignFlipOptions {
  /** The same seed gives the same p-value; without effect where the test is exact. */
  readonly seed: number | string;
  /** Random sign patterns where there are too many to try all; 9,999 unless given. */
  readonly permutations?: number;
}

/**
 * Paired permutation test on the mean difference: where nothing differs, each difference could as well have had the
 * other sign.
 *
 * Exact over all 2ⁿ sign patterns up to 30 differences that are not 0 (a 0 has no sign to flip); above that
 * (b + 1)/(m + 1) over m random patterns, b of which reach the mean that was seen, so that it is never 0.
 *
 * @param differences - one a case: mean score of the first agent minus that of the second
 * @throws RangeError when the differences are empty or not finite, or `permutations` is not a whole number from 1
 * @see Fisher 1935, The Design of Experiments, section 21; Phipson & Smyth 2010, SAGMB 9, for (b + 1)/(m + 1)
 */
export function signFlipTest(differences: readonly number[], options: SignFlipOptions): TestResult {
  checkSample('differences', differences);
  const permutations = options.permutations ?? 9999;
  checkCount('permutations', permutations, 1);
  // By size, so that neither rounding nor the random patterns depend on the order in which cases arrive.
  const sizes = Float64Array.from(differences, Math.abs)
    .filter((size) => size > 0)
    .sort();
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const seen = Math.abs(sumOf(differences)) - total * 1e-12;
  if (seen <= 0) return { pValue: 1 };
  if (sizes.length <= exactUpTo) return { pValue: Math.min(1, 2 * exactTail(sizes, seen)) };
  return { pValue: randomTail(sizes, seen, options.seed, permutations) };
}

const exactUpTo = 30;

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}

/** Share of all sign patterns whose sum is at least `seen`: the sums of both halves, sorted, met in the middle. */
function exactTail(sizes: Float64Array, seen: number): number {
  const middle = sizes.length >> 1;
  const left = signedSums(sizes.subarray(0, middle));
  const right = signedSums(sizes.subarray(middle));
  let reached = 0;
  let from = right.length;
  for (const sum of left) {
    while (from > 0 && sum + (right[from - 1] ?? 0) >= seen) from--;
    reached += right.length - from;
  }
  return reached / 2 ** sizes.length;
}

function signedSums(sizes: Float64Array): Float64Array {
  let sums = new Float64Array(1);
  for (const size of sizes) {
    const longer = new Float64Array(2 * sums.length);
    longer.set(sums.map((sum) => sum - size));
    longer.set(
      sums.map((sum) => sum + size),
      sums.length,
    );
    sums = longer;
  }
  return sums.sort();
}

function randomTail(sizes: Float64Array, seen: number, seed: number | string, permutations: number): number {
  const random = seededRandom(`sign-flip ${seed}`);
  const sums = sumsByByte(sizes);
  let reached = 0;
  for (let permutation = 0; permutation < permutations; permutation++) {
    let sum = 0;
    let signs = 0;
    for (let start = 0; start < sums.length; start += 256) {
      // One random number carries the signs of four groups of eight.
      signs = start % 1024 === 0 ? Math.floor(random.next() * 2 ** 32) : signs >>> 8;
      sum += sums[start + (signs & 255)] ?? 0;
    }
    if (Math.abs(sum) >= seen) reached++;
  }
  return (reached + 1) / (permutations + 1);
}

/** For each eight differences the sum under each of the 256 patterns of signs, so that a byte flips eight at once. */
function sumsByByte(sizes: Float64Array): Float64Array {
  const groups = Math.ceil(sizes.length / 8);
  const sums = new Float64Array(groups * 256);
  for (let group = 0; group < groups; group++) {
    const eight = sizes.subarray(group * 8, group * 8 + 8);
    sums[group * 256] = -eight.reduce((sum, size) => sum + size, 0);
    for (let pattern = 1; pattern < 256; pattern++) {
      const flipped = eight[31 - Math.clz32(pattern & -pattern)] ?? 0;
      sums[group * 256 + pattern] = (sums[group * 256 + (pattern & (pattern - 1))] ?? 0) + 2 * flipped;
    }
  }
  return sums;
}
