import { formatDuration } from '../../model/duration.ts';
import { formatCount } from '../../model/format-count.ts';
import type { FoldedReport } from '../../model/report.ts';
import { plural } from '../show/plural.ts';

/** A verdict on one line: `PASSED  4 trials in 1.2s, exit code 0`. */
export function summarizeVerdict(report: FoldedReport): string {
  const { exitCode } = report.verdict;
  return `${verdictWord(exitCode)}  ${describeTrials(report)}, exit code ${exitCode}`;
}

/** How many trials there were, of how many where the run was cut short, and how long they took. */
export function describeTrials(report: Pick<FoldedReport, 'run' | 'leaderboard'>): string {
  const { durationMs, trials, status } = report.run;
  const tried = report.leaderboard.reduce((sum, { figures }) => sum + figures.trials + figures.invalid, 0);
  const isShort = tried < trials && status !== 'completed';
  const count = isShort ? `${formatCount(tried)} of ${plural(trials, 'trial')}` : plural(tried, 'trial');
  return durationMs === null ? count : `${count} in ${formatDuration(durationMs)}`;
}

/** What an exit code comes to. */
export function verdictWord(exitCode: number): string {
  if (exitCode === 0) return 'PASSED';
  if (exitCode === 130) return 'INTERRUPTED';
  return exitCode === 1 ? 'FAILED' : 'INVALID';
}
