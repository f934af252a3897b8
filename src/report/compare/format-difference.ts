import type { Difference } from '../../model/comparison.ts';
import type { MeasuredDifference } from './measured-difference.ts';

/** `−4.2 pp [−7.9, −0.6]` of a rate, `+12.4 % [+8.1, +16.9]` of anything else; an open bound is `?`. */
export function formatChange(difference: MeasuredDifference): string {
  const { unit, bound, changed } = difference;
  if (changed === 0) return 'the same in every case';
  const isRate = unit === 'ratio';
  const { value, lower, upper } = isRate
    ? { value: difference.difference, lower: difference.lower, upper: difference.upper }
    : (difference.relative ?? { value: null, lower: null, upper: null });
  if (bound === 'unknown') return 'not known: both ran out of time';
  if (value === null) return difference.difference === 0 ? 'none' : 'from nothing';
  const sign = bound === 'at-least' ? '≥ ' : bound === 'at-most' ? '≤ ' : '';
  const interval = lower === null && upper === null ? '' : ` [${boundText(lower)}, ${boundText(upper)}]`;
  return `${sign}${signed(value)} ${isRate ? 'pp' : '%'}${interval}`;
}

/** `p = 0.03`, `p < 0.001`; nothing where there was no test. */
export function formatPValue({ adjustedPValue }: Pick<Difference, 'adjustedPValue'>): string {
  if (adjustedPValue === null) return '';
  if (adjustedPValue < 0.001) return 'p < 0.001';
  return `p = ${Number(adjustedPValue.toPrecision(2))}`;
}

/** `6.1 pp` or `12 %`: the smallest difference that would have been found; null where none can be named. */
export function formatDetectable({ detectable, unit }: MeasuredDifference): string | null {
  if (detectable === null) return null;
  const rounded = Number((detectable * 100).toPrecision(2));
  return `${rounded} ${unit === 'ratio' ? 'pp' : '%'}`;
}

function boundText(ratio: number | null): string {
  return ratio === null ? '?' : signed(ratio);
}

/** In hundredths, with a sign, one digit after the point, more where it takes them to see that it is not 0. */
function signed(ratio: number): string {
  const hundredths = Math.abs(ratio * 100);
  const digits = hundredths === 0 || hundredths >= 0.05 ? 1 : 2;
  const text = hundredths >= 1000 ? hundredths.toFixed(0) : hundredths.toFixed(digits);
  const sign = Number(text) === 0 ? '' : ratio < 0 ? '−' : '+';
  return `${sign}${text}`;
}
