import type { Difference } from '../../model/comparison.ts';

/** Whether a difference is told from chance and passed over because it is too small to matter. */
export function isUnderMargin(figure: Difference): boolean {
  const { verdict, relative, unit, difference, lower, upper, adjustedPValue, level, margin } = figure;
  if (verdict !== 'no-difference-seen') return false;
  const effect = unit === 'ratio' || relative === null ? { value: difference, lower, upper } : relative;
  const isSignificant = adjustedPValue === null || adjustedPValue <= 1 - level;
  return (
    isSignificant && ((effect.lower ?? 0) > 0 || (effect.upper ?? 0) < 0) && Math.abs(effect.value) < margin
  );
}
