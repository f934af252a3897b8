import type { Report, ThresholdResult } from '../../model/report.ts';
import { selects } from '../../model/select-cells.ts';
import type { MeasuredRun } from '../fold/measured-run.ts';
import { plural } from '../show/plural.ts';

/** Exit codes of a run; docs/meanings.md explains them. */
export const exitCodes = { met: 0, missed: 1, badInput: 2, fault: 3, interrupted: 130 } as const;

/** What a run comes to, and every reason for it. */
export function decideVerdict(run: MeasuredRun, thresholds: readonly ThresholdResult[]): Report['verdict'] {
  const counts = countStatuses(run);
  const missed = thresholds.filter((threshold) => !threshold.met);
  const unmeasured = countUnallowed(run, thresholds);
  const isFault = unmeasured > 0;
  const { status } = run.run;
  // Nothing was tried for want of time: that says nothing about a limit.
  const told = status === 'interrupted' ? missed.filter(({ measured }) => measured !== null) : missed;
  const reasons = told.map((threshold) => `${nameOf(threshold)} was missed: ${threshold.reason}`);
  if (isFault) reasons.unshift(`${plural(unmeasured, 'trial')} could not be measured.`);
  const stopped = status === 'bailed' ? [`The run stopped early: ${run.run.statusReason ?? 'bail'}.`] : [];
  if (status === 'interrupted')
    return verdict(exitCodes.interrupted, ['The run was interrupted.', ...reasons]);
  if (status === 'unfinished')
    return verdict(exitCodes.fault, [
      'The run did not end: it was killed, or it is still going on.',
      ...reasons,
    ]);
  if (counts.measured + counts.invalid === 0)
    return verdict(exitCodes.badInput, ['Nothing was run.', ...stopped, ...reasons]);
  if (isFault) return verdict(exitCodes.fault, reasons);
  if (status === 'bailed') return verdict(exitCodes.missed, [...stopped, ...reasons]);
  return verdict(missed.length > 0 ? exitCodes.missed : exitCodes.met, reasons);
}

function verdict(exitCode: number, reasons: string[]): Report['verdict'] {
  return { exitCode, reasons };
}

function nameOf({ threshold, suite }: ThresholdResult): string {
  return suite === undefined ? threshold : `${threshold} (${suite})`;
}

/** Invalid trials that no `invalid-rate` threshold speaks of, or only one that was missed. */
function countUnallowed(run: MeasuredRun, thresholds: readonly ThresholdResult[]): number {
  const allowing = run.thresholds.filter(
    ({ threshold }, index) =>
      threshold.metric === 'invalid-rate' &&
      (run.run.shard !== undefined || (thresholds[index]?.evaluated && thresholds[index]?.met)),
  );
  let count = 0;
  for (const cell of run.cells) {
    if (allowing.some((scoped) => selects(scoped, cell))) continue;
    count += cell.trials.count('invalid');
  }
  return count;
}

function countStatuses(run: MeasuredRun): { invalid: number; measured: number } {
  let invalid = 0;
  let measured = 0;
  for (const cell of run.cells) {
    invalid += cell.trials.count('invalid');
    measured += cell.trials.count('passed') + cell.trials.count('failed') + cell.trials.count('errored');
  }
  return { invalid, measured };
}
