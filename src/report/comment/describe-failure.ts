import type { FailedTrial } from './failed-trial.ts';

/** Why a trial did not pass, the first of the reasons; a text as agents wrote it, not yet safe to show. */
export function describeFailure({ error, reason, judgements }: FailedTrial): string {
  if (error) return `${error.kind}: ${error.message}`;
  const bad = judgements.find(({ status }) => status === 'failed' || status === 'invalid');
  return reason ?? (bad ? `${bad.label ?? bad.judge}: ${bad.reason}` : '');
}
