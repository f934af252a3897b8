import { decisions } from '../../model/approval.ts';
import type { GateVisit } from '../../model/report.ts';
import { attribute, type Span } from '../../model/span.ts';

/**
 * The requests at gates that the spans of a trial tell of.
 *
 * @param endMs - when the trial ended, since it began; null where that is not known
 */
export function readGates(spans: readonly Span[], endMs: number | null): GateVisit[] {
  return spans.filter(({ name }) => name === 'gate').map((span) => readGate(span, endMs));
}

function readGate(span: Span, trialEndMs: number | null): GateVisit {
  const endMs = span.endMs ?? trialEndMs;
  return {
    gate: span.label,
    decision: decisionOf(span),
    automatic: span.attributes[attribute.gateAutomatic] === true,
    escalated: count(span, 'escalated'),
    refused: count(span, 'refused'),
    waitMs: endMs === null ? null : Math.max(0, endMs - span.startMs),
    isOpen: span.endMs === null,
    isRemembered: count(span, 'remembered') > 0,
    responses: responsesOf(span),
  };
}

function decisionOf(span: Span): GateVisit['decision'] {
  const said = span.attributes[attribute.gateDecision];
  const decision = decisions.find((one) => one === said);
  if (span.endMs === null || span.error || decision === undefined || decision === 'escalate') return null;
  return decision;
}

function count(span: Span, event: string): number {
  return span.events.filter(({ name }) => name === event).length;
}

/** A decision that was remembered from before a restart took nobody's time. */
function responsesOf(span: Span): { by: string; responseMs: number }[] {
  const responses: { by: string; responseMs: number }[] = [];
  let askedMs: number | null = null;
  const answered = (by: unknown, atMs: number): void => {
    if (typeof by === 'string' && askedMs !== null) responses.push({ by, responseMs: atMs - askedMs });
  };
  for (const { name, atMs, attributes } of span.events) {
    if (name === 'asked') askedMs = atMs;
    if (name === 'escalated') answered(attributes['by'], atMs);
  }
  if (decisionOf(span) !== null) answered(span.attributes[attribute.gateBy], span.endMs ?? 0);
  return responses;
}
