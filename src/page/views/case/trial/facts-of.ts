import { formatDuration } from '../../../../model/duration.ts';
import type { TrialFinished } from '../../../../model/event.ts';
import { formatCount } from '../../../../model/format-count.ts';
import { formatValue } from '../../../../report/show/format-value.ts';

/** A figure of a trial, as people read it; `–` where it was not measured. */
export interface Fact {
  readonly name: string;
  readonly value: string;
}

/** The figures of a trial; what did not occur, such as waiting, is left out. */
export function factsOf(trial: TrialFinished): Fact[] {
  const { score, waitMs, cold, usage } = trial;
  return [
    { name: 'score', value: score === null ? '–' : formatValue(score, 'score') },
    { name: 'latency', value: latencyOf(trial) },
    ...(waitMs > 0 ? [{ name: 'waited for people', value: formatDuration(waitMs) }] : []),
    ...(cold ? [{ name: 'cold', value: 'first call' }] : []),
    ...(usage ? factsOfUsage(usage) : [{ name: 'model calls', value: 'none recorded' }]),
  ];
}

/** A trial that its own time limit ended would have taken at least that long. */
function latencyOf({ latencyMs, error, timedOut }: TrialFinished): string {
  if (latencyMs === null) return '–';
  const isLowerBound = error?.kind === 'timeout' && timedOut !== false;
  return `${isLowerBound ? '≥ ' : ''}${formatDuration(latencyMs)}`;
}

function factsOfUsage(usage: NonNullable<TrialFinished['usage']>): Fact[] {
  return [
    { name: 'model calls', value: formatCount(usage.modelCalls) },
    { name: 'tokens in', value: formatCount(usage.inputTokens) },
    { name: 'tokens out', value: formatCount(usage.outputTokens) },
    { name: 'cost', value: usage.costUsd === null ? '–' : formatValue(usage.costUsd, 'usd') },
  ];
}
