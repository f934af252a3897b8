import { type Decision, decisions } from './decisions.ts';
import { attribute, type Span } from './span.ts';

/** One request at a gate, as the trace tells it. */
export interface GateRun {
  readonly name: string;
  readonly span: Span;
  /** null: nobody had decided when the trial ended, or the request failed. */
  readonly decision: Decision | null;
  /** null: no person decided. */
  readonly by: string | null;
  readonly reason: string | null;
  /** Decided by a time-out. */
  readonly automatic: boolean;
  /** From the request to the decision; null where it was cut off. */
  readonly waitedMs: number | null;
}

/** All requests at gates in the order in which they were made. */
export function gateRunsOf(spans: readonly Span[]): GateRun[] {
  return spans.filter((span) => span.name === 'gate').map(gateRunOf);
}

function gateRunOf(span: Span): GateRun {
  const { attributes, startMs, endMs } = span;
  const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
  return {
    name: span.label,
    span,
    decision: decisions.find((decision) => decision === attributes[attribute.gateDecision]) ?? null,
    by: text(attributes[attribute.gateBy]),
    reason: text(attributes[attribute.gateReason]),
    automatic: attributes[attribute.gateAutomatic] === true,
    waitedMs: endMs === null ? null : endMs - startMs,
  };
}
