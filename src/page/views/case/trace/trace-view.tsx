import type { TrialFinished } from '../../../../model/event.ts';

/** The trace of a trial. */
export function TraceView({ trial }: { readonly trial: TrialFinished }) {
  return <p>{trial.spans.length} spans</p>;
}
