import type { CommentSubject } from '../report/comment/comment-subject.ts';
import type { FoundBaseline } from './baseline/found-baseline.ts';
import type { ActionVerdict } from './decide-verdict.ts';
import type { ActionInputs } from './inputs/inputs-schema.ts';
import type { HeldReport } from './outcome.ts';
import { repeatCommand } from './repeat-command.ts';
import type { Scene } from './scene.ts';

/** What comment and summary tell of. */
export function describeOutcome(
  report: HeldReport,
  { status, reasons }: ActionVerdict,
  inputs: ActionInputs,
  { event }: Scene,
): CommentSubject {
  const { url, sha, attempt } = event.run;
  const commit = event.order?.sha ?? sha ?? report.run.run.environment.commit ?? '';
  return {
    report: report.report,
    comparisons: report.comparison === null ? [] : [report.comparison],
    baseline: baselineOf(report.baseline),
    verdict: { status, reasons },
    run: { ...(url === null ? {} : { url }), commit, attempt: attempt ?? 1 },
    repeat: repeatCommand(inputs, report.run.run.arguments),
    key: inputs['comment-key'] || 'default',
  };
}

function baselineOf(baseline: FoundBaseline | null): CommentSubject['baseline'] {
  if (baseline === null) return null;
  if ('missing' in baseline) return baseline;
  if ('refused' in baseline) return { missing: baseline.refused };
  const { commit, at, ageMs } = baseline;
  return { ...(commit === undefined ? {} : { commit }), at, ageMs };
}
