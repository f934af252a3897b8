import type { MetricUnit } from '../../../model/threshold.ts';
import { formatApart } from '../../../report/show/format-apart.ts';
import type { ValueAxis } from './value-axis.ts';

export interface Tick {
  readonly position: number;
  readonly label: string;
}

/** Round values along an axis, each with as many digits as it takes to tell it from its neighbours. */
export function axisTicks(axis: ValueAxis, unit: MetricUnit, most: number): Tick[] {
  const values = axis.kind === 'log' ? growing(axis, unit, most) : equal(axis, unit, most);
  return values.map((value, index) => {
    const neighbours = [values[index - 1] ?? value, values[index + 1] ?? value];
    const [first = '', second = ''] = neighbours.map((neighbour) => formatApart(value, neighbour, unit));
    return { position: axis.position(value), label: first.length > second.length ? first : second };
  });
}

function growing(axis: ValueAxis, unit: MetricUnit, most: number): number[] {
  const inside = ({ value }: RoundValue): boolean => value >= axis.aboveZero && value <= axis.greatest;
  const fine = roundValues(unit).filter(inside);
  if (fine.length < 3) return equal(axis, unit, most);
  const coarse = fine.filter(({ isFirst }) => isFirst);
  const fitting = fine.length <= most ? fine : coarse;
  const nth = Math.ceil(fitting.length / most);
  const values = fitting.filter((_, index) => index % nth === 0).map(({ value }) => value);
  return axis.least === 0 ? [0, ...values] : values;
}

function equal({ least, greatest }: ValueAxis, unit: MetricUnit, most: number): number[] {
  const range = greatest - least;
  const step = roundValues(unit).find(({ value }) => range / value <= most)?.value ?? range;
  const first = Math.ceil(least / step - 1e-9);
  const last = Math.floor(greatest / step + 1e-9);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) =>
    Number(((first + index) * step).toPrecision(12)),
  );
}

interface RoundValue {
  readonly value: number;
  /** The least of its power of ten, or of its unit of time. */
  readonly isFirst: boolean;
}

/** 1, 2 and 5 of every power of ten; from ten seconds on what is round in seconds, minutes and hours. */
function roundValues(unit: MetricUnit): readonly RoundValue[] {
  return unit === 'duration' ? roundDurations : roundNumbers;
}

const roundNumbers = powers(-12, 12);
const [second, minute, hour] = [1000, 60_000, 3_600_000];
const roundDurations = [
  ...powers(-6, 3),
  ...multiplesOf(second, [10, 20, 30]),
  ...multiplesOf(minute, [1, 2, 5, 10, 20, 30]),
  ...multiplesOf(hour, [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000]),
];

function powers(first: number, last: number): RoundValue[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index).flatMap((power) =>
    [1, 2, 5].map((step) => ({ value: Number(`${step}e${power}`), isFirst: step === 1 })),
  );
}

function multiplesOf(unitMs: number, counts: readonly number[]): RoundValue[] {
  return counts.map((count) => ({ value: count * unitMs, isFirst: /^10*$/.test(String(count)) }));
}
