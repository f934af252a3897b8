import { formatDuration } from '../../model/duration.ts';
import { formatCount } from '../../model/format-count.ts';
import type { Estimate } from '../../model/report.ts';
import type { MetricUnit } from '../../model/threshold.ts';

/** A score is a ratio that is read as the number that judges give, 0…1, as in the leaderboard of the terminal. */
export type ShownUnit = MetricUnit | 'score';

/**
 * A measured value as people read it: `97.5 %`, `0.313`, `1.24s`, `$0.0031`, `1,204`.
 *
 * A ratio is never rounded up to 100 % or down to 0 %: 9,999 of 10,000 is 99.99 %; nor is a score to 1 or 0.
 */
export function formatValue(value: number, unit: ShownUnit): string {
  switch (unit) {
    case 'score':
      return formatScore(value);
    case 'ratio':
      return `${formatPercent(value)} %`;
    case 'duration':
      return formatDuration(value);
    case 'usd':
      return `$${Number(value.toPrecision(3))}`;
    case 'count':
      return formatCount(Number(value.toPrecision(6)));
  }
}

/** `97.5 % [87.1, 99.6]`, `≥ 5s`, or `n too small, 59 needed` where a bound is missing; `–` where nothing was measured. */
export function formatEstimate(estimate: Estimate | null, unit: ShownUnit): string {
  if (!estimate) return '–';
  const value = `${estimate.atLeast ? '≥ ' : ''}${formatValue(estimate.value, unit)}`;
  return `${value}${formatInterval(estimate, unit)}`;
}

/** The interval alone, with a space before it, or nothing where there is none. */
export function formatInterval({ lower, upper }: Estimate, unit: ShownUnit): string {
  if (lower === null || upper === null) return '';
  if (unit === 'ratio') return ` [${formatPercent(lower)}, ${formatPercent(upper)}]`;
  return ` [${formatValue(lower, unit)}, ${formatValue(upper, unit)}]`;
}

function formatScore(score: number): string {
  for (let digits = 3; digits <= 8; digits++) {
    const text = score.toFixed(digits);
    if (Number(text) > 0 && Number(text) < 1) return text;
  }
  return score.toFixed(3);
}

function formatPercent(ratio: number): string {
  if (ratio === 0 || ratio === 1) return String(ratio * 100);
  for (let digits = 1; digits <= 6; digits++) {
    const text = (ratio * 100).toFixed(digits);
    if (Number(text) > 0 && Number(text) < 100) return String(Number(text));
  }
  return ratio < 0.5 ? 'over 0' : 'under 100';
}
