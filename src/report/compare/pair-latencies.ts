import type { CellColumns } from '../fold/cell-columns.ts';
import { countsInFigures } from '../fold/trial-columns.ts';
import type { CellPair } from './pair-cells.ts';

/** Latencies of one case, fastest first, equally many on both sides. */
interface CaseLatencies {
  readonly first: Float64Array;
  readonly second: Float64Array;
}

/** Latencies of the cases that both sides were measured on. */
export interface PairedLatencies {
  readonly cases: readonly CaseLatencies[];
  /**
   * What stands for a trial that ran out of time: the slowest latency anywhere, so that a hang is never faster than an
   * answer, and two hangs do not differ. Infinity where none did.
   */
  readonly hungMs: number;
  /** Trials that passed or failed without a latency: with any, nothing is claimed. */
  readonly unmeasured: number;
  /** Cases left out because one side ran out of time where the other was given longer and answered. */
  readonly limitsDiffer: readonly string[];
}

/**
 * Gathers latencies so that neither side gains by how its trials ended.
 *
 * Where a case has more latencies on one side, those of its last iterations are left out: cases weigh the same on both.
 */
export function pairLatencies(pairs: readonly CellPair[]): PairedLatencies {
  const limitsDiffer: string[] = [];
  const sides: { readonly first: CellLatencies; readonly second: CellLatencies }[] = [];
  let unmeasured = 0;
  for (const { first, second } of pairs) {
    const [before, after] = [latenciesOf(first), latenciesOf(second)];
    unmeasured += before.unmeasured + after.unmeasured;
    if (hasLongerLimit(before, after) || hasLongerLimit(after, before)) limitsDiffer.push(second.case);
    else if (before.ms.length > 0 && after.ms.length > 0) sides.push({ first: before, second: after });
  }
  const hungMs = slowestOf(sides.flatMap(({ first, second }) => [first, second]));
  const cases = sides.map(({ first, second }) => {
    const count = Math.min(first.ms.length, second.ms.length);
    return { first: inOrder(first, count, hungMs), second: inOrder(second, count, hungMs) };
  });
  return { cases, hungMs, unmeasured, limitsDiffer };
}

interface CellLatencies {
  /** By iteration; those that ran out of time as they were cut off. */
  readonly ms: readonly number[];
  readonly isHung: readonly boolean[];
  readonly unmeasured: number;
}

function latenciesOf({ trials }: CellColumns): CellLatencies {
  const ms: number[] = [];
  const isHung: boolean[] = [];
  let unmeasured = 0;
  for (let index = 0; index < trials.status.length; index++) {
    if (!countsInFigures(trials.status[index] ?? 0)) continue;
    const latencyMs = trials.latencyMs[index] ?? Number.NaN;
    if (Number.isNaN(latencyMs)) {
      if (trials.statusAt(index) !== 'errored') unmeasured++;
      continue;
    }
    ms.push(latencyMs);
    isHung.push(trials.isMarked(index, 'timedOut'));
  }
  return { ms, isHung, unmeasured };
}

/** Clocks are read a little after a limit has struck, so a few per cent do not make another limit. */
function hasLongerLimit(one: CellLatencies, other: CellLatencies): boolean {
  const limitMs = one.ms.reduce(
    (least, ms, index) => (one.isHung[index] ? Math.min(least, ms) : least),
    Infinity,
  );
  return other.ms.some((ms, index) => !other.isHung[index] && ms > limitMs * 1.05);
}

function slowestOf(sides: readonly CellLatencies[]): number {
  let [ended, hung] = [0, -1];
  for (const { ms, isHung } of sides) {
    for (const [index, one] of ms.entries()) {
      if (isHung[index]) hung = Math.max(hung, one);
      else ended = Math.max(ended, one);
    }
  }
  if (hung < 0) return Number.POSITIVE_INFINITY;
  // An answer must not be taken for a hang.
  return hung > ended ? hung : ended * (1 + 1e-9);
}

function inOrder({ ms, isHung }: CellLatencies, count: number, hungMs: number): Float64Array {
  const values = new Float64Array(count);
  for (let index = 0; index < count; index++) values[index] = isHung[index] ? hungMs : (ms[index] ?? 0);
  return values.sort();
}
