import type { FoldedReport } from '../../model/report.ts';
import type { Reporter, ReporterOptions } from '../../model/reporter.ts';
import { paletteFor } from '../show/palette.ts';
import { drawingOf } from '../terminal/drawing-of.ts';
import { joinSections } from '../terminal/join-sections.ts';
import { showFailures } from '../terminal/show-failures.ts';
import { showLeaderboard } from '../terminal/show-leaderboard.ts';
import { showSuites } from '../terminal/show-suites.ts';
import { showTags } from '../terminal/show-tags.ts';
import { showThresholds } from '../terminal/show-thresholds.ts';
import { showVerdict } from '../terminal/show-verdict.ts';
import { showAgents } from './show-agents.ts';
import { showConditions } from './show-conditions.ts';
import { showLatencies } from './show-latencies.ts';
import { showPairs } from './show-pairs.ts';

/** A benchmark has failures in many cases, and is not read for them. */
const mostInFull = 3;

/** A benchmark as a person reads it in a terminal: failures, figures, who is better, and the verdict last. */
export const benchReporter = {
  name: 'terminal',
  report: (report: FoldedReport, options: ReporterOptions) => {
    const palette = paletteFor(options.color);
    const drawing = drawingOf(options);
    return {
      text: joinSections([
        showSuites(report, palette),
        showFailures(report, palette, drawing, mostInFull),
        showConditions(report, palette, drawing.width),
        showAgents(report, palette, drawing.width),
        showLatencies(report, palette, drawing),
        showLeaderboard(report, palette, options.width),
        showPairs(report, palette, drawing.width),
        showTags(report, palette, options.width),
        showThresholds(report, palette),
        showVerdict(report, palette, options.folder),
      ]),
    };
  },
} satisfies Reporter;
