import type { FoldedReport } from '../../model/report.ts';
import type { ReporterOptions } from '../../model/reporter.ts';
import { paletteFor } from '../show/palette.ts';
import { tracedTrials } from '../trace/traced-trials.ts';
import { drawingOf } from './drawing-of.ts';
import { joinSections, type Section } from './join-sections.ts';
import { showEveryFailure } from './show-every-failure.ts';
import { showFailures } from './show-failures.ts';
import { showPassed } from './show-passed.ts';
import { showSuites } from './show-suites.ts';
import { showThresholds } from './show-thresholds.ts';
import { showTraces } from './show-traces.ts';
import { showVerdict } from './show-verdict.ts';

/** What a report in the terminal has more than usual. */
export interface TerminalDetail {
  /** What every trial did, passed or not, as far as it was recorded. */
  readonly trace: boolean;
  /** Every trial that did not pass, with its trace and all judgements, and the cases that passed. */
  readonly verbose: boolean;
}

/**
 * A run as a person reads it in a terminal: what happened, the figures, and the verdict last.
 *
 * @param mostInFull - see `showFailures`
 */
export function showRun(
  report: FoldedReport,
  options: ReporterOptions,
  { trace, verbose }: TerminalDetail,
  { figures, mostInFull }: { readonly figures: readonly Section[]; readonly mostInFull?: number },
): { readonly text: string } {
  const palette = paletteFor(options.color);
  const { width, inGroups } = options;
  const trials = trace ? tracedTrials(options.record) : [];
  const failures = verbose
    ? showEveryFailure(report, palette, options)
    : showFailures(report, palette, options, mostInFull);
  const sections = [
    { fold: showTraces(trials, palette, width, drawingOf(options)) },
    showSuites(report, palette, width),
    { fold: verbose ? showPassed(report, palette, width) : [] },
    { fold: failures },
    ...figures,
    showThresholds(report, palette, width),
    showVerdict(report, palette, width, options.folder),
  ];
  return { text: joinSections(sections, inGroups) };
}
