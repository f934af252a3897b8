import type { FoldedReport } from '../../model/report.ts';
import type { Reporter, ReporterOptions } from '../../model/reporter.ts';
import { paletteFor } from '../show/palette.ts';
import { drawingOf } from '../terminal/drawing-of.ts';
import { joinSections } from '../terminal/join-sections.ts';
import { showEveryFailure } from '../terminal/show-every-failure.ts';
import { showFailures } from '../terminal/show-failures.ts';
import { showLeaderboard } from '../terminal/show-leaderboard.ts';
import { showPassed } from '../terminal/show-passed.ts';
import { showSuites } from '../terminal/show-suites.ts';
import { showTags } from '../terminal/show-tags.ts';
import { showThresholds } from '../terminal/show-thresholds.ts';
import { showTraces } from '../terminal/show-traces.ts';
import { showVerdict } from '../terminal/show-verdict.ts';
import type { TerminalDetail } from '../terminal-reporter.ts';
import { tracedTrials } from '../trace/traced-trials.ts';
import { showAgents } from './show-agents.ts';
import { showConditions } from './show-conditions.ts';
import { showLatencies } from './show-latencies.ts';
import { showPairs } from './show-pairs.ts';

/** A benchmark has failures in many cases, and is not read for them. */
const mostInFull = 3;

/** A benchmark as a person reads it in a terminal: failures, figures, who is better, and the verdict last. */
export function createBenchReporter({ trace, verbose }: TerminalDetail) {
  return {
    name: 'terminal',
    report: (report: FoldedReport, options: ReporterOptions) => {
      const palette = paletteFor(options.color);
      const { width, inGroups } = options;
      const drawing = drawingOf(options);
      const trials = trace ? tracedTrials(options.record) : [];
      const failures = verbose
        ? showEveryFailure(report, palette, options)
        : showFailures(report, palette, options, mostInFull);
      const sections = [
        { fold: showTraces(trials, palette, width, drawing) },
        showSuites(report, palette, width),
        { fold: verbose ? showPassed(report, palette, width) : [] },
        { fold: failures },
        showConditions(report, palette, drawing.width),
        showAgents(report, palette, drawing.width),
        { fold: showLatencies(report, palette, drawing) },
        { fold: showLeaderboard(report, palette, width) },
        showPairs(report, palette, drawing.width),
        { fold: showTags(report, palette, width) },
        showThresholds(report, palette, width),
        showVerdict(report, palette, width, options.folder),
      ];
      return { text: joinSections(sections, inGroups) };
    },
  } satisfies Reporter;
}
