import { buildReport } from '../../src/report/build-report.ts';
import type { CommentSubject } from '../../src/report/comment/comment-subject.ts';
import { compareRuns } from '../../src/report/compare/compare-runs.ts';
import type { MeasuredRun } from '../../src/report/fold/measured-run.ts';

/** What is told of a run: of itself alone, or against another one. */
export function subjectOfRun(
  run: MeasuredRun,
  parts: Partial<CommentSubject> = {},
  against?: MeasuredRun,
): CommentSubject {
  const report = buildReport(run);
  const comparisons = against
    ? [
        compareRuns([
          { name: 'baseline', measured: against },
          { name: 'this run', measured: run },
        ]),
      ]
    : [];
  return {
    report,
    comparisons,
    baseline: null,
    verdict: { status: report.verdict.exitCode === 0 ? 'passed' : 'failed', reasons: report.verdict.reasons },
    run: { commit: '09faf5ca17eb97fc1a5dc369964467a7040f087d', attempt: 1 },
    repeat: 'npx agent-eval run cases/',
    key: 'default',
    ...parts,
  };
}
