import { formatDuration } from '../../model/duration.ts';
import type { FoldedReport } from '../../model/report.ts';
import { visibleText } from '../../model/visible-text.ts';
import type { Palette } from '../palette.ts';
import { plural } from '../plural.ts';

/** Warnings, the verdict with its reasons, and where the report lies. */
export function showVerdict(report: FoldedReport, palette: Palette, folder: string): string[] {
  const { verdict, run, warnings } = report;
  const lines = warnings.map(({ message, trials, first }) =>
    palette.yellow(
      `warning  ${visibleText(message)} (${plural(trials, 'trial')}, first in ${visibleText(first)})`,
    ),
  );
  const word =
    verdict.exitCode === 0
      ? palette.green(palette.bold('PASSED'))
      : palette.red(palette.bold(wordFor(verdict.exitCode)));
  const time = run.durationMs === null ? '' : ` in ${formatDuration(run.durationMs)}`;
  lines.push(
    `${word}  ${plural(trialsOf(report), 'trial')}${time}${palette.dim(`, exit code ${verdict.exitCode}`)}`,
  );
  lines.push(...verdict.reasons.map((reason) => `  ${visibleText(reason)}`));
  lines.push(palette.dim(`report  ${visibleText(folder)}/report.json`));
  return lines;
}

function wordFor(exitCode: number): string {
  if (exitCode === 130) return 'INTERRUPTED';
  return exitCode === 1 ? 'FAILED' : 'INVALID';
}

function trialsOf(report: FoldedReport): number {
  return report.leaderboard.reduce((sum, { figures }) => sum + figures.trials + figures.invalid, 0);
}
