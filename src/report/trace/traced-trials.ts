import type { TrialFinished } from '../../model/event.ts';
import type { RunRecord } from '../../model/reporter.ts';

/** The trials of a run of which something was recorded, in the order of the report. */
export function* tracedTrials(record: RunRecord): Generator<TrialFinished, undefined> {
  for (const trial of record.trials()) if (trial.spans.length > 0) yield trial;
}
