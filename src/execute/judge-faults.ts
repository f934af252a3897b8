import type { UnfiredFault } from '../context/fault-injector.ts';
import { closestPart } from '../model/closest-part.ts';
import { describeFault, type FaultTarget, targetOf } from '../model/fault.ts';
import type { Judgement } from '../model/judge.ts';
import { isNodeAttempt } from '../model/node-runs.ts';
import type { Span } from '../model/span.ts';

/**
 * Fails a trial in which a fault of its case never struck: then the case proves nothing about that trouble.
 *
 * @returns null where all have struck, so that faults add nothing to the score
 */
export function judgeFaults(trial: {
  readonly unfiredFaults: readonly UnfiredFault[];
  readonly spans: readonly Span[];
}): Judgement | null {
  const unfired = trial.unfiredFaults;
  if (unfired.length === 0) return null;
  const reason = unfired.map((one) => explain(one, trial.spans)).join('\n');
  return { judge: 'faults', status: 'failed', score: 0, reason };
}

function explain({ fault, number, struckInVain }: UnfiredFault, spans: readonly Span[]): string {
  const start = `Fault ${number} (${describeFault(fault)})`;
  if (struckInVain) return `${start} changed nothing: what it spoils was ${fault.result} already.`;
  const target = targetOf(fault);
  if (!target) return `${start} never struck: it names no place.`;
  const labels = spans.filter((span) => kindOf(span) === target.kind).map(({ label }) => label);
  const times = labels.filter((label) => label === target.name).length;
  const near = times === 0 ? closestPart(target.name, new Set(labels)) : null;
  return `${start} never struck: ${target.name} was ${timesText(times, ran[target.kind])}.${near ? ` Did you mean "${near}"?` : ''}`;
}

const ran: Readonly<Record<FaultTarget, string>> = {
  node: 'tried',
  tool: 'called',
  model: 'called',
  gate: 'reached',
};

const kinds: Readonly<Partial<Record<Span['name'], FaultTarget>>> = {
  execute_tool: 'tool',
  chat: 'model',
  embeddings: 'model',
  gate: 'gate',
};

/** Attempts of nodes count, not the spans around them. */
function kindOf(span: Span): FaultTarget | null {
  if (span.name === 'node') return isNodeAttempt(span) ? 'node' : null;
  return kinds[span.name] ?? null;
}

function timesText(times: number, verb: string): string {
  if (times === 0) return `never ${verb}`;
  return `${verb} ${times === 1 ? 'once' : `${times} times`}`;
}
