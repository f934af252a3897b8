import { describe, expect, it } from 'vitest';
import { event } from '../../../src/judge/agent/event.ts';
import { fallback } from '../../../src/judge/agent/fallback.ts';
import { gate } from '../../../src/judge/agent/gate.ts';
import { node } from '../../../src/judge/agent/node.ts';
import { nodesOrder } from '../../../src/judge/agent/nodes-order.ts';
import { retries } from '../../../src/judge/agent/retries.ts';
import type { AgentParts } from '../../../src/model/agent.ts';
import type { Json } from '../../../src/model/json.ts';
import type { Judge, Subject, Verdict } from '../../../src/model/judge.ts';
import { type Step, traceOf } from '../../support/trace-of.ts';
import { problemsOf, subjectCalling, subjectWith, verdictOf } from '../../support/trace-subject.ts';

const ran = (...steps: Step[]): Subject => subjectWith({ trace: traceOf(steps) });
const declaring = (parts: AgentParts): Subject => subjectWith({ parts });

async function told<Settings>(judge: Judge<Settings>, settings: Json, subject: Subject): Promise<string> {
  const { status, reason }: Verdict = await verdictOf(judge, settings, subject);
  return `${status}: ${reason}`;
}

const rejected: Step = {
  gate: 'data_quality_review',
  decision: 'reject',
  by: 'dana',
  reason: 'nulls in amount',
  startMs: 1000,
  endMs: 31_000,
};
const timeout = ['timeout', 'The node took over 5s.'] as const;

describe('node', () => {
  it.each<[string, Json, Subject, string]>([
    ['succeeds when bare', { name: 'a' }, ran({ node: 'a' }), 'passed: a succeeded.'],
    [
      'counts attempts',
      { name: 'a', attempts: 2 },
      ran({ node: 'a', attempts: 2, endMs: 3100 }),
      'passed: a succeeded at attempt 2 after 3.1s.',
    ],
    [
      'tells why a node failed',
      { name: 'a' },
      ran({ node: 'a', status: 'failed', attempts: 3, error: timeout }),
      'failed: a failed after 3 attempts (timeout: "The node took over 5s."); expected status succeeded.',
    ],
    [
      'tells a node that ran although a gate said no',
      { name: 'export', status: 'upstream-failed' },
      ran(rejected, { node: 'export', startMs: 31_000 }),
      'failed: export succeeded, although data_quality_review was rejected by dana after 30s; expected status upstream-failed.',
    ],
    [
      'is silent about a gate that said no later',
      { name: 'export' },
      ran({ node: 'export', endMs: 500 }, rejected),
      'passed: export succeeded.',
    ],
    [
      'tells who is to blame for a node that did not run, and which gate said no',
      { name: 'export' },
      ran(rejected, { node: 'export', status: 'upstream-failed', cause: 'review', startMs: 31_000 }),
      'failed: export did not run because of review (upstream-failed); data_quality_review was rejected by dana after 30s; expected status succeeded.',
    ],
    [
      'compares the cause',
      { name: 'b', cause: 'x' },
      ran({ node: 'a', status: 'failed' }, { node: 'x' }, { node: 'b', status: 'skipped', cause: 'a' }),
      'failed: b did not run because of a (skipped); expected x to be the cause.',
    ],
    [
      'compares the output in part',
      { name: 'a', output: { rows: 3 } },
      ran({ node: 'a', output: { rows: 2, ms: 1 } }),
      'failed: a succeeded; its output is not as expected: /rows is 2 instead of 3.',
    ],
    [
      'does not guess at an output that was not recorded',
      { name: 'a', output: 1 },
      ran({ node: 'a' }),
      'invalid: What a gave was not recorded, so it cannot be judged.',
    ],
    [
      'knows an output of null from none',
      { name: 'a', output: null },
      ran({ node: 'a', output: null }),
      'passed: a succeeded.',
    ],
    [
      'looks at each run of the graph',
      { name: 'a' },
      ran({ node: 'a' }, { node: 'a', status: 'failed', error: timeout }),
      'failed: a failed after 1 attempt (timeout: "The node took over 5s.") (run 2 of 2); expected status succeeded.',
    ],
    [
      'tells a node that was cut off',
      { name: 'a' },
      ran({ node: 'a', status: null, endMs: null }),
      'failed: a was cut off while it ran; expected status succeeded.',
    ],
    [
      'fails on a declared node whose graph did not run',
      { name: 'a' },
      declaring({ nodes: ['a'] }),
      'failed: a was never reached: its graph did not run.',
    ],
    [
      'is invalid for a slip in a name',
      { name: 'exprot' },
      ran({ node: 'export' }),
      'invalid: The agent has no node named "exprot". Did you mean "export"?',
    ],
    [
      'is invalid for a slip in the cause',
      { name: 'export', cause: 'laod' },
      ran({ node: 'export' }, { node: 'load' }),
      'invalid: The agent has no node named "laod". Did you mean "load"?',
    ],
    [
      'is invalid where nodes are unknown',
      { name: 'a' },
      subjectCalling('search'),
      'invalid: The agent declares no nodes and recorded none, so there is no trace to judge. Declare its nodes in `parts`, or have them recorded.',
    ],
  ])('%s', async (_, settings, subject, expected) => {
    expect(await told(node, settings, subject)).toBe(expected);
  });

  it('refuses settings that no trial could meet', () => {
    const contradictions = [
      { name: 'a', status: 'succeeded', cause: 'b' },
      { name: 'a', status: 'failed', output: 1 },
      { name: 'a', output: 1, attempts: 0 },
    ];
    const found = contradictions.flatMap((settings) => problemsOf(node, settings));
    expect(found).toEqual([
      'error contradiction /cause',
      'error contradiction /output',
      'error contradiction /output',
    ]);
  });
});

describe('nodes-order', () => {
  const order = { value: ['a', 'b'] };

  it.each<[string, Subject, string]>([
    [
      'accepts equal times of a virtual clock, as long as the first began first',
      ran({ node: 'a', startMs: 5, endMs: 5 }, { node: 'b', startMs: 5, endMs: 5 }),
      'passed: a, b ran one after the other.',
    ],
    [
      'refuses nodes side by side',
      ran({ node: 'a', endMs: 10 }, { node: 'b', startMs: 4 }),
      'failed: b began at 4 ms, before a ended at 10 ms.',
    ],
    [
      'refuses equal times in the other order',
      ran({ node: 'b', startMs: 5, endMs: 5 }, { node: 'a', startMs: 5, endMs: 5 }),
      'failed: b began before a did (5 ms and 5 ms after the start).',
    ],
    [
      'refuses a node that did not run',
      ran({ node: 'a', status: 'failed' }, { node: 'b', status: 'upstream-failed', cause: 'a' }),
      'failed: b did not run because of a (upstream-failed), so there is no order.',
    ],
    [
      'refuses a node that never ended',
      ran({ node: 'a', status: null, endMs: null }, { node: 'b' }),
      'failed: a had not ended when the trial was over; b began.',
    ],
    [
      'holds runs of a graph against each other round by round',
      ran({ node: 'a' }, { node: 'b' }, { node: 'a' }, { node: 'b' }),
      'passed: a, b ran one after the other.',
    ],
    [
      'misses a node in the second round',
      ran({ node: 'a' }, { node: 'b' }, { node: 'a' }),
      'failed: b was never reached in run 2.',
    ],
  ])('%s', async (_, subject, expected) => {
    expect(await told(nodesOrder, order, subject)).toBe(expected);
  });

  it('refuses a node twice', () => {
    expect(problemsOf(nodesOrder, { value: ['a', 'b', 'a'] })).toEqual(['error doubled-node /value/2']);
  });
});

describe('gate', () => {
  const twice: Step[] = [
    { gate: 'publish', decision: 'reject', by: 'dana', endMs: 60_000 },
    { gate: 'publish', decision: 'approve', by: 'eve', startMs: 70_000, endMs: 71_000 },
  ];
  const late: Step = { gate: 'publish', decision: 'reject', automatic: true, endMs: 1_800_000 };

  it.each<[string, Json, Subject, string]>([
    [
      'tells decision, person, wait and reason',
      { name: 'data_quality_review', decision: 'approve' },
      ran(rejected),
      'failed: data_quality_review was rejected by dana after 30s ("nulls in amount"); expected decision approve.',
    ],
    [
      'compares who decided',
      { name: 'data_quality_review', by: 'eve' },
      ran(rejected),
      'failed: data_quality_review was rejected by dana after 30s ("nulls in amount"); expected a decision by eve.',
    ],
    [
      'tells a time-out from a person',
      { name: 'publish', automatic: false },
      ran(late),
      'failed: publish was rejected by time-out after 30m 00s; expected a person to decide.',
    ],
    ['passes when it was reached', { name: 'publish' }, ran(...twice), expect.stringMatching(/^passed: /)],
    [
      'judges the last decision',
      { name: 'publish', decision: 'reject' },
      ran(...twice),
      'failed: publish was asked for 2 times, 1m 00s at the longest: publish was rejected by dana after 1m 00s, then publish was approved by eve after 1s; expected decision reject.',
    ],
    [
      'judges all decisions in turn',
      { name: 'publish', decision: ['reject', 'approve'] },
      ran(...twice),
      expect.stringMatching(/^passed: /),
    ],
    [
      'holds the longest wait against the limit',
      { name: 'publish', waited: '59s' },
      ran(...twice),
      expect.stringMatching(/^failed: .*; expected at most 59s of waiting\.$/),
    ],
    [
      'sees that a request was handed on',
      { name: 'publish', decision: 'escalate' },
      ran({ gate: 'publish', decision: 'approve', events: [['escalated', { from: 'a', to: 'b' }]] }),
      expect.stringMatching(/^passed: /),
    ],
    [
      'tells a request that nobody answered',
      { name: 'publish', decision: 'approve' },
      ran({ gate: 'publish', endMs: null }),
      'failed: publish was still waiting for a decision; expected decision approve.',
    ],
    [
      'does not take a missing decision for a person’s',
      { name: 'publish', automatic: false },
      ran({ gate: 'publish', endMs: null }),
      'failed: publish was still waiting for a decision; expected a person to decide.',
    ],
    [
      'counts requests, none too',
      { name: 'publish', calls: 0 },
      declaring({ gates: ['publish'] }),
      'passed: publish was never reached.',
    ],
    [
      'fails on a gate that was never reached',
      { name: 'publish' },
      declaring({ gates: ['publish'] }),
      'failed: publish was never reached; expected a request.',
    ],
    [
      'is invalid for a slip in a name',
      { name: 'publsh' },
      declaring({ gates: ['publish'] }),
      'invalid: The agent has no gate named "publsh". Did you mean "publish"?',
    ],
    [
      'is invalid where gates are unknown',
      { name: 'publish' },
      ran({ node: 'a' }),
      expect.stringMatching(/^invalid: The agent declares no gates and recorded none/),
    ],
  ])('%s', async (_, settings, subject, expected) => {
    expect(await told(gate, settings, subject)).toEqual(expected);
  });

  it('refuses settings that no trial could meet', () => {
    const found = [
      { name: 'a', calls: 0, decision: 'reject' },
      { name: 'a', calls: 3, decision: ['reject', 'approve'] },
      { name: 'a', by: 'dana', automatic: true },
    ].flatMap((settings) => problemsOf(gate, settings));
    expect(found).toEqual([
      'error contradiction /calls',
      'error contradiction /calls',
      'error contradiction /by',
    ]);
  });
});

describe('retries', () => {
  const again = subjectCalling(
    ['search', { args: { q: 'a' }, failed: true }],
    ['search', { args: { q: 'b' } }],
    ['fetch', { failed: true }],
    ['fetch', { failed: true }],
    'fetch',
  );

  it.each<[string, Json, Subject, string]>([
    [
      'counts attempts after the first, of all nodes',
      {},
      ran({ node: 'a', attempts: 3 }, { node: 'b', attempts: 2 }, { node: 'c' }),
      'passed: 3 retries (a 2, b 1).',
    ],
    [
      'counts those of one node',
      { node: 'b', max: 0 },
      ran({ node: 'a', attempts: 3 }, { node: 'b', attempts: 2 }),
      'failed: b was tried again 1 time, expected exactly 0.',
    ],
    [
      'counts none for a node that never ran',
      { node: 'a', value: 0 },
      ran({ node: 'a', status: 'skipped' }),
      expect.stringMatching(/^passed/),
    ],
    [
      'counts calls with the same arguments after a failure',
      { tool: 'fetch', value: 2 },
      again,
      'passed: fetch was tried again 2 times.',
    ],
    [
      'takes a call with other arguments for a new one',
      { tool: 'search' },
      again,
      'failed: search was tried again 0 times, expected at least 1.',
    ],
    ['counts all tools of an agent without nodes', { value: 2 }, again, 'passed: 2 retries (fetch 2).'],
    ['is invalid where there is nothing to read', {}, subjectWith(), expect.stringMatching(/^invalid/)],
    [
      'is invalid for a slip in a name',
      { node: 'aa' },
      ran({ node: 'a' }),
      expect.stringMatching(/^invalid.*Did you mean "a"/),
    ],
  ])('%s', async (_, settings, subject, expected) => {
    expect(await told(retries, settings, subject)).toEqual(expected);
  });

  it('refuses a node and a tool at once, and numbers that say the same twice', () => {
    expect(problemsOf(retries, { node: 'a', tool: 'b' })).toEqual(['error two-places /tool']);
    expect(problemsOf(retries, { value: 1, min: 1 })).toEqual(['error two-ways /value']);
    expect(problemsOf(retries, { min: 0 })).toEqual(['warning always-true /min']);
  });
});

describe('fallback', () => {
  const cached = ran(
    { node: 'a' },
    { node: 'b' },
    { tool: 'search', in: 'b', events: [['fallback', { kind: 'cache' }]] },
  );

  it.each<[string, Json, Subject, string]>([
    ['finds one on any span', {}, cached, 'passed: The fallback "cache" was used at search.'],
    ['finds one inside a node', { node: 'b' }, cached, 'passed: The fallback "cache" was used at search.'],
    ['finds none outside of it', { node: 'a' }, cached, 'failed: No fallback was used in a.'],
    [
      'tells what there was instead',
      { kind: 'model' },
      cached,
      'failed: No fallback "model" was used, only "cache".',
    ],
    [
      'passes without one where none is wanted',
      { used: false },
      ran({ node: 'a' }),
      'passed: No fallback was used.',
    ],
    ['is invalid without a trace', { used: false }, subjectWith(), expect.stringMatching(/^invalid/)],
  ])('%s', async (_, settings, subject, expected) => {
    expect(await told(fallback, settings, subject)).toEqual(expected);
  });
});

describe('event', () => {
  const refused = ran({
    gate: 'publish',
    decision: 'approve',
    events: [
      ['asked', { authority: 'board' }],
      ['refused', { by: 'mallory' }],
      ['refused', { by: 'eve' }],
    ],
  });

  it.each<[string, Json, Subject, string]>([
    ['finds an event', { name: 'refused' }, refused, 'passed: refused was recorded 2 times on publish.'],
    [
      'counts those whose attributes fit',
      { name: 'refused', attributes: { by: 'eve' }, count: 2 },
      refused,
      'failed: refused was recorded 1 time on publish, expected 2 times.',
    ],
    [
      'tells how the attributes miss',
      { name: 'refused', on: 'publish', attributes: { by: 'bob' } },
      refused,
      'failed: No refused on publish has these attributes: /by differs: "mallory" instead of "bob".',
    ],
    [
      'tells what there was instead',
      { name: 'escalated' },
      refused,
      'failed: escalated was not recorded; there were asked, refused.',
    ],
    ['counts none', { name: 'escalated', count: 0 }, refused, expect.stringMatching(/^passed/)],
    ['is invalid without a trace', { name: 'asked' }, subjectWith(), expect.stringMatching(/^invalid/)],
  ])('%s', async (_, settings, subject, expected) => {
    expect(await told(event, settings, subject)).toEqual(expected);
  });

  it('fails both ways on a place that does not exist', async () => {
    expect(await verdictOf(event, { name: 'refused', on: 'pubish' }, refused)).toEqual({
      status: 'failed',
      score: 0,
      reason: 'Nothing named "pubish" was declared or recorded. Did you mean "publish"?',
      final: true,
    });
  });
});
