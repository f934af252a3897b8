import type { GateFigures, GateVisit } from '../../model/report.ts';
import { orderWaits } from '../fold/order-waits.ts';
import type { Latencies } from './gather-latencies.ts';
import { measureMaximum, measurePercentile } from './measure-latency.ts';

/**
 * Figures of gates, by agent and gate in the order of their names.
 *
 * A gate that was open when its trial ended counts in the waits as at least as long as the longest one that ended, so
 * that nobody's silence improves a percentile.
 */
export function measureGates(
  requests: Iterable<{ readonly agent: string; readonly visit: GateVisit }>,
): GateFigures[] {
  const groups = new Map<string, { agent: string; gate: string; visits: GateVisit[] }>();
  for (const { agent, visit } of requests) {
    const key = JSON.stringify([agent, visit.gate]);
    const group = groups.get(key);
    if (group) group.visits.push(visit);
    else groups.set(key, { agent, gate: visit.gate, visits: [visit] });
  }
  return [...groups.values()]
    .map(({ agent, gate, visits }) => ({ agent, gate, ...figuresOf(visits) }))
    .sort((a, b) => compare(a.agent, b.agent) || compare(a.gate, b.gate));
}

function figuresOf(visits: readonly GateVisit[]): Omit<GateFigures, 'agent' | 'gate'> {
  const made = { approve: 0, modify: 0, reject: 0, terminate: 0 };
  for (const { decision } of visits) if (decision !== null) made[decision]++;
  const decided = made.approve + made.modify + made.reject + made.terminate;
  const waits = waitsOf(visits);
  return {
    requests: visits.length,
    approved: made.approve,
    modified: made.modify,
    rejected: made.reject,
    terminated: made.terminate,
    undecided: visits.length - decided,
    automatic: visits.filter(({ decision, automatic }) => decision !== null && automatic).length,
    escalated: sum(visits.map(({ escalated }) => escalated)),
    refused: sum(visits.map(({ refused }) => refused)),
    approvalRate: decided === 0 ? null : (made.approve + made.modify) / decided,
    rejectionRate: decided === 0 ? null : (made.reject + made.terminate) / decided,
    waitP50: measurePercentile(waits, 0.5),
    waitP90: measurePercentile(waits, 0.9),
    waitP95: measurePercentile(waits, 0.95),
    waitMax: measureMaximum(waits),
    byApprover: measureApprovers(visits),
  };
}

/** Requests that ended by an error waited for no decision, so they are no sample of waiting. */
function waitsOf(all: readonly GateVisit[]): Latencies {
  const visits = all.filter(({ isRemembered }) => !isRemembered);
  const known = (open: boolean): number[] =>
    visits.flatMap(({ waitMs, isOpen, decision }) =>
      waitMs !== null && isOpen === open && (open || decision !== null) ? [waitMs] : [],
    );
  const unmeasured = visits.filter(({ waitMs }) => waitMs === null).length;
  return orderWaits(known(false), known(true), unmeasured);
}

function measureApprovers(visits: readonly GateVisit[]): GateFigures['byApprover'] {
  const byApprover = new Map<string, number[]>();
  for (const { by, responseMs } of visits.flatMap(({ responses }) => responses)) {
    const responses = byApprover.get(by);
    if (responses) responses.push(responseMs);
    else byApprover.set(by, [responseMs]);
  }
  return [...byApprover]
    .sort(([a], [b]) => compare(a, b))
    .map(([by, responsesMs]) => {
      const ordered = orderWaits(responsesMs, [], 0);
      return {
        by,
        decisions: responsesMs.length,
        responseP50: measurePercentile(ordered, 0.5),
        responseP95: measurePercentile(ordered, 0.95),
      };
    });
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** By code units: the same order on every machine. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
