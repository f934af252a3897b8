import type { FoldedReport } from '../model/report.ts';
import type { Reporter, ReporterOptions } from '../model/reporter.ts';
import { paletteFor } from './show/palette.ts';
import { drawingOf } from './terminal/drawing-of.ts';
import { joinSections } from './terminal/join-sections.ts';
import { showEveryFailure } from './terminal/show-every-failure.ts';
import { showFailures } from './terminal/show-failures.ts';
import { showGates } from './terminal/show-gates.ts';
import { showLeaderboard } from './terminal/show-leaderboard.ts';
import { showPassed } from './terminal/show-passed.ts';
import { showSuites } from './terminal/show-suites.ts';
import { showTags } from './terminal/show-tags.ts';
import { showThresholds } from './terminal/show-thresholds.ts';
import { showTraces } from './terminal/show-traces.ts';
import { showVerdict } from './terminal/show-verdict.ts';
import { tracedTrials } from './trace/traced-trials.ts';

/** What a report in the terminal has more than usual. */
export interface TerminalDetail {
  /** What every trial did, passed or not, as far as it was recorded. */
  readonly trace: boolean;
  /** Every trial that did not pass, with its trace and all judgements, and the cases that passed. */
  readonly verbose: boolean;
}

/** The report as a person reads it in a terminal, the verdict last. */
export function createTerminalReporter({ trace, verbose }: TerminalDetail) {
  return {
    name: 'terminal',
    report: (report: FoldedReport, options: ReporterOptions) => {
      const palette = paletteFor(options.color);
      const { width, inGroups } = options;
      const trials = trace ? tracedTrials(options.record) : [];
      const sections = [
        { fold: showTraces(trials, palette, width, drawingOf(options)) },
        showSuites(report, palette, width),
        { fold: verbose ? showPassed(report, palette, width) : [] },
        { fold: (verbose ? showEveryFailure : showFailures)(report, palette, options) },
        { fold: showLeaderboard(report, palette, width) },
        { fold: showTags(report, palette, width) },
        { fold: showGates(report, palette, width) },
        showThresholds(report, palette, width),
        showVerdict(report, palette, width, options.folder),
      ];
      return { text: joinSections(sections, inGroups) };
    },
  } satisfies Reporter;
}

export const terminalReporter = createTerminalReporter({ trace: false, verbose: false });
