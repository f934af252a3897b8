import { selects } from '../../model/select-cells.ts';
import type { ScopedThreshold } from '../../model/threshold.ts';
import type { MeasuredRun } from '../fold/measured-run.ts';
import { countOutcomes } from '../measure/count-outcomes.ts';

/**
 * Whether nothing of what a threshold speaks of was tried because the run was interrupted or killed: that says nothing
 * about the limit.
 */
export function isUntried({ run, cells }: MeasuredRun, scoped: ScopedThreshold): boolean {
  if (run.status !== 'interrupted' && run.status !== 'unfinished') return false;
  const selected = cells.filter((cell) => selects(scoped, cell));
  const { counts, trials } = countOutcomes(selected);
  if (trials + counts.invalid > 0) return false;
  return selected.some((cell) => cell.trials.count('skipped') === 0);
}
