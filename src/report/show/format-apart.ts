import type { MetricUnit } from '../../model/threshold.ts';
import { formatValue } from './format-value.ts';

/**
 * A measured value beside the limit that it is compared with: with as many digits as it takes to tell them apart, so
 * that nobody reads "95 % misses >= 95 %".
 */
export function formatApart(value: number, limit: number, unit: MetricUnit): string {
  const shown = formatValue(value, unit);
  if (value === limit || shown !== formatValue(limit, unit)) return shown;
  for (let digits = 3; digits <= 17; digits++) {
    const text = atDigits(value, unit, digits);
    if (text !== atDigits(limit, unit, digits)) return text;
  }
  return shown;
}

function atDigits(value: number, unit: MetricUnit, digits: number): string {
  switch (unit) {
    case 'ratio':
      return `${Number((value * 100).toPrecision(digits))} %`;
    case 'duration':
      return `${Number(value.toPrecision(digits))}ms`;
    case 'usd':
      return `$${Number(value.toPrecision(digits))}`;
    case 'count':
      return String(Number(value.toPrecision(digits)));
  }
}
