import { type Threshold, unitOf } from '../../model/threshold.ts';
import { formatApart } from '../show/format-apart.ts';
import { formatValue } from '../show/format-value.ts';
import { plural } from '../show/plural.ts';
import type { Compared } from './compare-with-baseline.ts';
import { limitOf } from './is-beyond-limit.ts';

/** What a comparison with the baseline came to. */
export interface Outcome {
  readonly isBeyond: boolean;
  readonly isWorse: boolean;
  /** Worse than the limit, but no outcome whatever could have been told from chance. */
  readonly isTooLittle: boolean;
  /** Comparisons that were decided together. */
  readonly tests: number;
}

/** What a comparison with the baseline came to, in sentences: the values, how sure it is, and what was left out. */
export function explainComparison(threshold: Threshold, compared: Compared, outcome: Outcome): string {
  const { difference, leftOut } = compared;
  const over = `Over ${plural(difference.cases, 'case')} of the baseline${leftOut === '' ? '' : ` (${leftOut})`}`;
  return `${over}: ${valuesOf(threshold, compared)}; ${saidOf(compared, outcome)}${togetherOf(outcome)}.`;
}

function valuesOf(threshold: Threshold, { difference: { first, second, bound } }: Compared): string {
  const unit = unitOf(threshold.metric);
  const limit = limitOf(threshold, first);
  const shown = [formatApart(second, limit, unit), formatApart(second, first, unit)] as const;
  const now = `${bound === 'at-least' || bound === 'unknown' ? '≥ ' : ''}${longer(...shown)}`;
  const before = `${bound === 'at-most' || bound === 'unknown' ? '≥ ' : ''}${formatApart(first, second, unit)}`;
  return `${now} after ${before}${limit === first ? '' : `, limit ${formatValue(limit, unit)}`}`;
}

function longer(one: string, other: string): string {
  return other.length > one.length ? other : one;
}

function saidOf({ difference }: Compared, { isBeyond, isWorse, isTooLittle }: Outcome): string {
  const { changed, pValue, bound } = difference;
  const p = pValue === null ? '' : ` (p = ${Number(pValue.toPrecision(2))})`;
  if (isWorse && isBeyond) return `worse, and not by chance${p}`;
  if (isWorse) return `worse${p}, but by no more than the margin`;
  if (changed === 0) return 'no case differs';
  if (bound === 'unknown') return 'both reach trials that ran out of time, so nothing can be said';
  if (isTooLittle) return `worse${p}; ${tooLittle(difference)}`;
  return isBeyond
    ? `worse, which may be chance${p}; ${seeable(difference)}`
    : `not worse; ${seeable(difference)}`;
}

/** Every "no difference" says what could have been seen. */
function seeable(difference: Compared['difference']): string {
  const { detectable, relative, first, unit } = difference;
  if (detectable === null) return tooLittle(difference);
  if (unit === 'ratio')
    return `a change of ${Number((detectable * 100).toPrecision(2))} pp would have been seen`;
  const absolute = relative === null ? detectable : detectable * first;
  return `a change of ${formatValue(absolute, unit)} (${formatValue(detectable, 'ratio')}) would have been seen`;
}

/** Where cases are the unit it takes more of them; percentiles take trials. */
function tooLittle({ test }: Compared['difference']): string {
  return `too few ${test === 'bootstrap' ? 'trials' : 'cases'} to see any change`;
}

function togetherOf({ tests }: Outcome): string {
  return tests > 1 ? `, ${tests} such thresholds taken together` : '';
}
