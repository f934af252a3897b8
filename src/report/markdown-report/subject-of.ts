import type { FoldedReport } from '../../model/report.ts';
import type { CommentSubject } from '../comment/comment-subject.ts';
import { exitCodes } from '../thresholds/verdict.ts';

/** A report as the sections of a comment want it: of one run, by itself. */
export function subjectOf(report: FoldedReport): CommentSubject {
  const { verdict, run } = report;
  return {
    report,
    comparisons: [],
    baseline: null,
    verdict: { status: statusOf(report), reasons: verdict.reasons },
    run: { commit: run.environment.commit ?? '', attempt: 1 },
    repeat: '',
    key: '',
  };
}

function statusOf({ verdict, thresholds }: FoldedReport): CommentSubject['verdict']['status'] {
  if (verdict.exitCode === exitCodes.missed) return 'failed';
  if (verdict.exitCode !== exitCodes.met) return 'error';
  return thresholds.some(({ evaluated }) => evaluated) ? 'passed' : 'not-evaluated';
}
