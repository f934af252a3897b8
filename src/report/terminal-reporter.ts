import type { FoldedReport } from '../model/report.ts';
import type { Reporter, ReporterOptions } from '../model/reporter.ts';
import { paletteFor } from './palette.ts';
import { showFailures } from './terminal/show-failures.ts';
import { showGates } from './terminal/show-gates.ts';
import { showLeaderboard } from './terminal/show-leaderboard.ts';
import { showSuites } from './terminal/show-suites.ts';
import { showTags } from './terminal/show-tags.ts';
import { showThresholds } from './terminal/show-thresholds.ts';
import { showVerdict } from './terminal/show-verdict.ts';

/** The report as a person reads it in a terminal, the verdict last. */
export const terminalReporter: Reporter = {
  name: 'terminal',
  summary: 'the report in the terminal',
  report: (report, options) => ({ text: draw(report, options) }),
};

function draw(report: FoldedReport, options: ReporterOptions): string {
  const palette = paletteFor(options.color);
  const sections = [
    showSuites(report, palette),
    showFailures(report, palette),
    showLeaderboard(report, palette, options.width),
    showTags(report, palette, options.width),
    showGates(report, palette, options.width),
    showThresholds(report, palette),
    showVerdict(report, palette, options.folder),
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}
