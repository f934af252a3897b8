/**
 * A score and the threshold that it met or missed, with as many digits as it takes to tell them apart.
 *
 * @returns for example `0.79 (at least 0.8 wanted)`
 */
export function showScore(score: number, threshold: number): string {
  let digits = 2;
  while (digits < 15 && score < threshold && round(score, digits) >= round(threshold, digits)) digits++;
  return `${round(score, digits)} (at least ${threshold} wanted)`;
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
