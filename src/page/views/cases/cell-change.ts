import type { Baseline } from '../../../model/report.ts';
import type { PageCell } from '../../../report/html/page-data.ts';
import { passedOf } from './passed-of.ts';

/** What became of a case and agent since the baseline, by the share of trials that passed and nothing else. */
export interface CellChange {
  /** `edited`: the case has other content than in the baseline, so that the two do not compare. */
  readonly kind: 'better' | 'worse' | 'same' | 'new' | 'edited';
  /** What the baseline counted; null where it has nothing that compares. */
  readonly before: { readonly passed: number; readonly trials: number } | null;
  /** Share of passed trials less that of the baseline, −1…1; null where there is nothing to compare. */
  readonly rise: number | null;
}

/** @returns null where one side has no trial that counts */
export function cellChange(cell: PageCell, before: Baseline['cells'][number] | undefined): CellChange | null {
  const now = passedOf(cell.status);
  if (now.trials === 0) return null;
  if (!before) return { kind: 'new', before: null, rise: null };
  if (before.digest !== cell.digest) return { kind: 'edited', before: null, rise: null };
  const then = passedOf(before.status);
  if (then.trials === 0) return null;
  // Whole numbers decide, so that equal shares are equal.
  const difference = now.passed * then.trials - then.passed * now.trials;
  const kind = difference > 0 ? 'better' : difference < 0 ? 'worse' : 'same';
  return { kind, before: then, rise: difference / (now.trials * then.trials) };
}
