import type { Comparison } from '../model/comparison.ts';
import { defaultThresholds } from '../model/default-thresholds.ts';
import type { FoldedReport } from '../model/report.ts';
import type { ScopedThreshold } from '../model/threshold.ts';
import { buildReport } from '../report/build-report.ts';
import { compareRuns } from '../report/compare/compare-runs.ts';
import { Incomparable } from '../report/compare/incomparable.ts';
import type { MeasuredRun } from '../report/fold/measured-run.ts';

export interface Evaluation {
  readonly measured: MeasuredRun;
  readonly report: FoldedReport;
  /** With the baseline; null where there is none, or nothing in it can be compared. */
  readonly comparison: Comparison | null;
  /** Why there is a baseline and still nothing was compared. */
  readonly incomparable: string | null;
}

export interface EvaluateOptions {
  /** They take the place of those of the run; empty: the run's own hold. */
  readonly thresholds: readonly ScopedThreshold[];
  readonly baseline: MeasuredRun | null;
  readonly requireBaseline: boolean;
}

/** Holds what was measured against its limits, as `agent-eval check` does, and compares it with the baseline. */
export function evaluate(measured: MeasuredRun, options: EvaluateOptions): Evaluation {
  const asked = asAsked(measured, options);
  const report = buildReport(asked);
  const { baseline } = options;
  if (baseline === null) return { measured: asked, report, comparison: null, incomparable: null };
  try {
    const runs = [
      { name: 'baseline', measured: baseline },
      { name: 'this run', measured: asked },
    ];
    return { measured: asked, report, comparison: compareRuns(runs), incomparable: null };
  } catch (error) {
    if (!(error instanceof Incomparable)) throw error;
    return { measured: asked, report, comparison: null, incomparable: `${error.message}.` };
  }
}

function asAsked(
  { run, cells, gates, warnings, thresholds: own }: MeasuredRun,
  { thresholds, baseline, requireBaseline }: EvaluateOptions,
): MeasuredRun {
  const { requireBaseline: _, ...info } = run;
  const chosen = thresholds.length > 0 ? thresholds : own.filter(({ from }) => from !== 'default');
  const tried = cells.filter(({ trials }) => trials.count('skipped') === 0);
  return {
    run: requireBaseline || run.requireBaseline ? { ...info, requireBaseline: true } : info,
    cells,
    gates,
    warnings,
    thresholds: [...chosen, ...defaultThresholds(tried, chosen)],
    ...(baseline ? { baseline } : {}),
  };
}
