import type { TrialFinished } from '../../../../model/event.ts';

/** The trace of one trial as a waterfall of its spans. */
export function TraceView({ trial }: { readonly trial: TrialFinished }) {
  if (trial.spans.length === 0) return <p>No spans were recorded.</p>;
  return <section aria-label="Trace">{trial.spans.length} spans</section>;
}
