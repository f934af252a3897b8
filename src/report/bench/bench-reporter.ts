import type { FoldedReport } from '../../model/report.ts';
import type { Reporter, ReporterOptions } from '../../model/reporter.ts';
import { paletteFor } from '../show/palette.ts';
import { drawingOf } from '../terminal/drawing-of.ts';
import { showLeaderboard } from '../terminal/show-leaderboard.ts';
import { showRun, type TerminalDetail } from '../terminal/show-run.ts';
import { showTags } from '../terminal/show-tags.ts';
import { showAgents } from './show-agents.ts';
import { showConditions } from './show-conditions.ts';
import { showLatencies } from './show-latencies.ts';
import { showPairs } from './show-pairs.ts';

/** A benchmark has failures in many cases, and is not read for them. */
const mostInFull = 3;

/** A benchmark as a person reads it in a terminal: failures, figures, who is better, and the verdict last. */
export function createBenchReporter(detail: TerminalDetail) {
  return {
    name: 'terminal',
    report: (report: FoldedReport, options: ReporterOptions) => {
      const palette = paletteFor(options.color);
      const drawing = drawingOf(options);
      const figures = [
        showConditions(report, palette, drawing.width),
        showAgents(report, palette, drawing.width),
        { fold: showLatencies(report, palette, drawing) },
        { fold: showLeaderboard(report, palette, options.width) },
        showPairs(report, palette, drawing.width),
        { fold: showTags(report, palette, options.width) },
      ];
      return showRun(report, options, detail, { figures, mostInFull });
    },
  } satisfies Reporter;
}
