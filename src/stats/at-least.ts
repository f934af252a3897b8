/** Whether a computed probability reaches a level, where rounding alone must not decide against it. */
export function atLeast(probability: number, level: number): boolean {
  return probability >= level - 1e-12;
}
