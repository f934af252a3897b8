import type { FoldedReport } from '../model/report.ts';
import type { Reporter, ReporterOptions } from '../model/reporter.ts';
import { paletteFor } from './show/palette.ts';
import { showGates } from './terminal/show-gates.ts';
import { showInvariance } from './terminal/show-invariance.ts';
import { showJudging } from './terminal/show-judging.ts';
import { showLeaderboard } from './terminal/show-leaderboard.ts';
import { showRun, type TerminalDetail } from './terminal/show-run.ts';
import { showTags } from './terminal/show-tags.ts';

/** The report as a person reads it in a terminal, the verdict last. */
export function createTerminalReporter(detail: TerminalDetail) {
  return {
    name: 'terminal',
    report: (report: FoldedReport, options: ReporterOptions) => {
      const palette = paletteFor(options.color);
      const { width } = options;
      const figures = [
        { fold: showLeaderboard(report, palette, width) },
        { fold: showTags(report, palette, width) },
        { fold: showGates(report, palette, width) },
        { fold: showJudging(report.run.judging ?? [], palette, width) },
        { fold: showInvariance(report, palette, width) },
      ];
      return showRun(report, options, detail, { figures });
    },
  } satisfies Reporter;
}

export const terminalReporter = createTerminalReporter({ trace: false, verbose: false });
