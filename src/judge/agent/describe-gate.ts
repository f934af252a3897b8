import { formatDuration } from '../../model/duration.ts';
import type { GateRun } from '../../model/gate-runs.ts';
import { showValue } from '../show-value.ts';

/** What happened at a gate: `data_quality_review was rejected by dana after 30s ("nulls in amount")`. */
export function describeGate(run: GateRun, withReason = true): string {
  const { name, decision, by, automatic, reason, waitedMs, span } = run;
  if (decision === null) {
    const error = span.error ? ` (${span.error.kind}: ${span.error.message})` : '';
    return span.endMs === null
      ? `${name} was still waiting for a decision`
      : `${name} was left without a decision${error}`;
  }
  const who = by !== null ? ` by ${by}` : automatic ? ' by time-out' : '';
  const when = waitedMs === null ? '' : waitedMs === 0 ? ' at once' : ` after ${formatDuration(waitedMs)}`;
  const why = withReason && reason !== null ? ` (${showValue(reason, 80)})` : '';
  return `${name} was ${participles[decision]}${who}${when}${why}`;
}

const participles = {
  approve: 'approved',
  modify: 'modified',
  reject: 'rejected',
  terminate: 'terminated',
  escalate: 'escalated',
} as const;
