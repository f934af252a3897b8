import type { TrialFinished } from '../../model/event.ts';
import type { RunRecord } from '../../model/reporter.ts';

/** The trials of a run in which a graph ran, in the order of the report. */
export function* pipelineTrials(record: RunRecord): Generator<TrialFinished, undefined> {
  for (const trial of record.trials()) if (trial.spans.some(({ name }) => name === 'node')) yield trial;
}
