import { formatDuration } from '../../model/duration.ts';
import { gateRunsOf } from '../../model/gate-runs.ts';
import type { NodeRun } from '../../model/node-runs.ts';
import type { Span } from '../../model/span.ts';
import { showValue } from '../show-value.ts';
import { describeGate } from './describe-gate.ts';
import { count } from './show-call.ts';

/**
 * What became of a node, with what a person needs to see why: attempts, error, who is to blame, and the last gate before
 * it that said no.
 *
 * @param spans - of the whole trace
 */
export function describeNode(run: NodeRun, spans: readonly Span[]): string {
  const refusal = refusalBefore(run, spans);
  if (run.attempts === 0) {
    const cause = run.cause === null ? '' : ` because of ${run.cause}`;
    const gate = refusal === null ? '' : `; ${refusal}`;
    return `${run.name} did not run${cause} (${run.status ?? 'cut off'})${gate}`;
  }
  return `${run.name} ${howItEnded(run)}${refusal === null ? '' : `, although ${refusal}`}`;
}

function howItEnded({ status, attempts, attemptSpans, span }: NodeRun): string {
  const time = span.endMs === null ? '' : ` after ${formatDuration(span.endMs - span.startMs)}`;
  const error = span.error ?? attemptSpans.at(-1)?.error;
  const why = error ? ` (${error.kind}: ${showValue(error.message, 100)})` : '';
  switch (status) {
    case 'succeeded':
      return attempts === 1 ? 'succeeded' : `succeeded at attempt ${attempts}${time}`;
    case 'failed':
      return `failed after ${count(attempts, 'attempt')}${why}`;
    case null:
      return 'was cut off while it ran';
    default:
      return `ran and ended as ${status}${why}`;
  }
}

function refusalBefore(run: NodeRun, spans: readonly Span[]): string | null {
  const refusal = gateRunsOf(spans).findLast(
    ({ decision, span }) =>
      (decision === 'reject' || decision === 'terminate') &&
      span.endMs !== null &&
      span.endMs <= run.span.startMs &&
      span.id < run.span.id,
  );
  return refusal ? describeGate(refusal, false) : null;
}
