import type { TrialFinished } from '../../../../model/event.ts';
import { trialKey } from '../../../../model/trial-key.ts';
import { SpanExplorer } from './span-explorer.tsx';
import './trace.css';

/** The trace of one trial as a waterfall of its spans, with the details of the one that the address names. */
export function TraceView({ trial }: { readonly trial: TrialFinished }) {
  if (trial.spans.length === 0) return <p class="trace-none">No spans were recorded.</p>;
  return <SpanExplorer key={trialKey(trial)} trial={trial} />;
}
