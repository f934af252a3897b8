import { attribute, type Span } from '../model/span.ts';

/** What must be told loudly of gates: that silence let something through. */
export function warningsOfGates(spans: readonly Span[]): string[] {
  const gates = spans
    .filter(
      ({ name, attributes }) =>
        name === 'gate' &&
        attributes[attribute.gateAutomatic] === true &&
        attributes[attribute.gateDecision] === 'approve',
    )
    .map(({ label }) => label);
  return [...new Set(gates)].map(
    (gate) => `passed the gate "${gate}" although nobody decided: its time-out approves by itself`,
  );
}
