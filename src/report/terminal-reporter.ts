import type { FoldedReport } from '../model/report.ts';
import type { Reporter, ReporterOptions } from '../model/reporter.ts';
import { paletteFor } from './show/palette.ts';
import { drawingOf } from './terminal/drawing-of.ts';
import { joinSections } from './terminal/join-sections.ts';
import { showFailures } from './terminal/show-failures.ts';
import { showGates } from './terminal/show-gates.ts';
import { showInvariance } from './terminal/show-invariance.ts';
import { showLeaderboard } from './terminal/show-leaderboard.ts';
import { showSuites } from './terminal/show-suites.ts';
import { showTags } from './terminal/show-tags.ts';
import { showThresholds } from './terminal/show-thresholds.ts';
import { showTraces } from './terminal/show-traces.ts';
import { showVerdict } from './terminal/show-verdict.ts';
import { tracedTrials } from './trace/traced-trials.ts';

/** The report as a person reads it in a terminal, the verdict last. */
export const terminalReporter = {
  name: 'terminal',
  report: (report: FoldedReport, options: ReporterOptions) => ({ text: draw(report, options, []) }),
} satisfies Reporter;

/** The same with what every trial did, passed or not, as far as it was recorded. */
export const tracingTerminalReporter = {
  name: 'terminal',
  report: (report: FoldedReport, options: ReporterOptions) => {
    const trials = tracedTrials(options.record);
    const traces = showTraces(trials, paletteFor(options.color), drawingOf(options));
    return { text: draw(report, options, traces) };
  },
} satisfies Reporter;

function draw(report: FoldedReport, options: ReporterOptions, traces: readonly string[]): string {
  const palette = paletteFor(options.color);
  const sections = [
    traces,
    showSuites(report, palette),
    showFailures(report, palette, drawingOf(options)),
    showLeaderboard(report, palette, options.width),
    showTags(report, palette, options.width),
    showGates(report, palette, options.width),
    showInvariance(report, palette, options.width),
    showThresholds(report, palette),
    showVerdict(report, palette, options.folder),
  ];
  return joinSections(sections);
}
