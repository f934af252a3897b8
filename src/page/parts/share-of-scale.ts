/** Where a value lies between the ends of a scale: 0 at the first, 1 at the second; values beyond lie at the ends. */
export function shareOfScale(value: number, [first, last]: readonly [number, number]): number {
  if (last === first) return 0.5;
  return Math.min(1, Math.max(0, (value - first) / (last - first)));
}
