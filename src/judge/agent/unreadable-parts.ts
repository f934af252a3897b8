import { closestPart } from '../../model/closest-part.ts';
import type { Subject, Verdict } from '../../model/judge.ts';
import { isNodeAttempt } from '../../model/node-runs.ts';
import { invalid } from '../verdict.ts';

const mostNames = 20;

/**
 * Why nodes cannot be judged, or null where they can.
 *
 * A graph records each of its nodes, those that never ran too, so a name that was neither declared nor recorded is none.
 */
export function unreadableNodes(subject: Subject, names: readonly string[]): Verdict | null {
  const declared = subject.parts?.nodes;
  const recorded = labelsOf(subject, 'node');
  if (declared === undefined && recorded.size === 0) return nothingToRead('node');
  return unknownName('node', names, new Set([...(declared ?? []), ...recorded]));
}

/**
 * Why gates cannot be judged, or null where they can.
 *
 * Without a declaration a gate that was not reached is unknown; then one that was recorded shows that gates can be read.
 */
export function unreadableGates(subject: Subject, names: readonly string[]): Verdict | null {
  const declared = subject.parts?.gates;
  const recorded = labelsOf(subject, 'gate');
  if (declared === undefined) return recorded.size === 0 ? nothingToRead('gate') : null;
  return unknownName('gate', names, new Set([...declared, ...recorded]));
}

/** Why there is no trace at all, or null where there is one: something was recorded or declared. */
export function unreadableTrace({ trace, parts }: Subject): Verdict | null {
  if (trace.spans.length > 0 || parts !== undefined) return null;
  return invalid('The agent declares no parts and recorded nothing, so there is no trace to judge.');
}

function labelsOf(subject: Subject, kind: 'node' | 'gate'): Set<string> {
  const spans = subject.trace.spans.filter((span) => span.name === kind && !isNodeAttempt(span));
  return new Set(spans.map(({ label }) => label));
}

function nothingToRead(kind: 'node' | 'gate'): Verdict {
  return invalid(
    `The agent declares no ${kind}s and recorded none, so there is no trace to judge. ` +
      `Declare its ${kind}s in \`parts\`, or have them recorded.`,
  );
}

function unknownName(
  kind: 'node' | 'gate',
  names: readonly string[],
  known: ReadonlySet<string>,
): Verdict | null {
  const unknown = names.find((name) => !known.has(name));
  if (unknown === undefined) return null;
  const start = `The agent has no ${kind} named "${unknown}"`;
  if (known.size === 0) return invalid(`${start}: it declares that it has none.`);
  const guess = closestPart(unknown, known);
  if (guess !== null) return invalid(`${start}. Did you mean "${guess}"?`);
  const more = known.size > mostNames ? ` and ${known.size - mostNames} more` : '';
  return invalid(`${start}. Its ${kind}s: ${[...known].slice(0, mostNames).join(', ')}${more}.`);
}
