import { expect, it } from 'vitest';
import type { Json } from '../../../src/model/json.ts';
import type { Span } from '../../../src/model/span.ts';
import { readGates } from '../../../src/report/fold/read-gates.ts';
import { measureGates } from '../../../src/report/measure/measure-gates.ts';

interface Told {
  readonly decision?: string;
  readonly by?: string | null;
  readonly automatic?: boolean;
  readonly endMs?: number | null;
  readonly failed?: true;
  readonly events?: readonly (readonly [name: string, atMs: number, by?: string])[];
}

function gate(
  label: string,
  { decision, by = null, automatic = false, endMs = 100, failed, events = [] }: Told,
): Span {
  return {
    id: 1,
    parent: null,
    name: 'gate',
    label,
    startMs: 0,
    endMs,
    ...(failed ? { error: { kind: 'permission' as const, message: 'no' } } : {}),
    attributes: {
      ...(decision === undefined ? {} : { 'agent_eval.gate.decision': decision }),
      'agent_eval.gate.by': by,
      'agent_eval.gate.automatic': automatic,
    },
    events: events.map(([name, atMs, who]) => ({
      name,
      atMs,
      attributes: who === undefined ? {} : ({ by: who } satisfies Record<string, Json>),
    })),
  };
}

function measure(spans: readonly Span[], endMs: number | null = 1000) {
  return measureGates(readGates(spans, endMs).map((visit) => ({ agent: 'bot', visit })));
}

it('counts decisions by gate, with rates of those that were decided', () => {
  const figures = measure([
    gate('b', { decision: 'approve', by: 'dana' }),
    gate('a', { decision: 'approve', by: 'dana' }),
    gate('a', { decision: 'modify', by: 'dana' }),
    gate('a', { decision: 'reject', automatic: true }),
    gate('a', { decision: 'terminate', by: 'lee' }),
    gate('a', { failed: true }),
    gate('a', { endMs: null }),
  ]);
  expect(figures).toMatchObject([
    {
      gate: 'a',
      requests: 6,
      approved: 1,
      modified: 1,
      rejected: 1,
      terminated: 1,
      undecided: 2,
      automatic: 1,
      approvalRate: 0.5,
      rejectionRate: 0.5,
    },
    { gate: 'b', requests: 1, approvalRate: 1, rejectionRate: 0 },
  ]);
});

it('measures waits, and takes a gate that was still open for at least as long as the longest', () => {
  const decided = [10, 20, 30].map((endMs) => gate('a', { decision: 'approve', by: 'dana', endMs }));
  expect(measure(decided)[0]).toMatchObject({ waitP50: { value: 20, samples: 3 }, waitMax: { value: 30 } });
  const open = measure([...decided, gate('a', { endMs: null })], 25)[0];
  expect(open).toMatchObject({
    waitP95: { atLeast: true, value: 30 },
    waitMax: { atLeast: true, value: 30 },
  });
  expect(measure([...decided, gate('a', { endMs: null })], null)[0]?.waitP50).toBeNull();
});

it('leaves what was remembered from before a restart, and what failed, out of the waits', () => {
  const [figures] = measure([
    gate('a', { decision: 'approve', by: 'dana', endMs: 50, events: [['asked', 0]] }),
    gate('a', { decision: 'approve', by: 'dana', endMs: 0, events: [['remembered', 0]] }),
    gate('a', { failed: true, endMs: 1 }),
  ]);
  expect(figures).toMatchObject({ requests: 3, approved: 2, waitP50: { value: 50, samples: 1 } });
  expect(figures?.byApprover).toMatchObject([{ by: 'dana', decisions: 1 }]);
});

it('measures each approver from the question to the answer, passing on included', () => {
  const [figures] = measure([
    gate('a', {
      decision: 'reject',
      by: 'head',
      endMs: 90,
      events: [
        ['asked', 0],
        ['refused', 5, 'mallory'],
        ['escalated', 30, 'lead'],
        ['asked', 30],
        ['timeout', 60],
        ['escalated', 60],
        ['asked', 60],
      ],
    }),
  ]);
  expect(figures).toMatchObject({ escalated: 2, refused: 1 });
  expect(figures?.byApprover).toMatchObject([
    { by: 'head', decisions: 1, responseP50: { value: 30 } },
    { by: 'lead', decisions: 1, responseP50: { value: 30 } },
  ]);
});

it('has no rate and no wait where nothing was decided: null is not 0', () => {
  expect(measure([gate('a', { failed: true })])).toMatchObject([
    { approvalRate: null, rejectionRate: null, waitP50: null, waitMax: null, byApprover: [] },
  ]);
});
