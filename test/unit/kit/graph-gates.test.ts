import { describe, expect, test } from 'vitest';
import { gate, graph, node, passGate } from '../../../src/kit/index.ts';
import type { Approvals } from '../../../src/model/agent.ts';
import type { ApprovalOutcome } from '../../../src/model/approval.ts';
import { endings, kitContext } from '../../support/kit-context.ts';

const transform = node({ name: 'transform', run: () => ({ rows: [1, 2] }) });
const review = gate({
  name: 'review',
  after: [transform],
  request: ({ upstream, input }) => ({
    action: `export for ${String(input)}`,
    payload: upstream.transform,
    authority: 'data-owner',
    timeoutMs: 60_000,
  }),
});
const exported = node({ name: 'export', after: [review], run: ({ upstream }) => upstream.review });
const cleanUp = node({ name: 'clean-up', after: [exported], trigger: 'all-done', run: () => 'clean' });
const flow = graph({ name: 'etl', nodes: [transform, review, exported, cleanUp] });

function deciding(outcome: Partial<ApprovalOutcome>) {
  return kitContext({ decisions: { review: outcome } });
}

describe('a gate of a graph', () => {
  test('asks with what its request makes of the upstream, and an approval goes on with the payload', async () => {
    const context = deciding({ decision: 'approve' });
    const output = await graph({ name: 'etl', nodes: [transform, review, exported] }).run('dana', context);
    expect(output).toEqual({ status: 'succeeded', results: { export: { rows: [1, 2] } } });
    expect(context.asked).toEqual([
      {
        gate: 'review',
        node: 'review',
        action: 'export for dana',
        payload: { rows: [1, 2] },
        authority: 'data-owner',
        timeoutMs: 60_000,
      },
    ]);
  });

  test('goes on with what a modification put in place of the payload', async () => {
    const context = deciding({ decision: 'modify', payload: { rows: [] } });
    const output = await graph({ name: 'etl', nodes: [transform, review, exported] }).run('dana', context);
    expect(output).toEqual({ status: 'succeeded', results: { export: { rows: [] } } });
  });

  test('that is rejected fails, what comes after does not run, and the graph resolves and says so', async () => {
    const context = deciding({ decision: 'reject', reason: 'nulls in amount' });
    expect(await flow.run(null, context)).toEqual({
      status: 'rejected',
      results: { 'clean-up': 'clean' },
      stoppedBy: { node: 'review', by: 'dana', reason: 'nulls in amount' },
    });
    expect(endings(context)).toEqual({
      transform: 'succeeded',
      review: 'failed',
      export: 'upstream-failed by review',
      'clean-up': 'succeeded',
    });
    const attempt = context.trial.spans.find(({ label, error }) => label === 'review' && error);
    expect(attempt?.error).toEqual({
      kind: 'permission',
      message: '"review" was rejected by dana: nulls in amount',
    });
  });

  test('that is terminated cancels everything that is not finished', async () => {
    const context = deciding({ decision: 'terminate', by: null, reason: '' });
    expect(await flow.run(null, context)).toEqual({
      status: 'terminated',
      results: {},
      stoppedBy: { node: 'review', by: null, reason: '' },
    });
    expect(endings(context)).toEqual({
      transform: 'succeeded',
      review: 'failed',
      export: 'cancelled by review',
      'clean-up': 'cancelled by review',
    });
  });

  test('may stand in the middle of a node, which asks only once although it is retried for other reasons', async () => {
    const context = kitContext({ decisions: { refund: { decision: 'reject', reason: 'too much' } } });
    const refund = node({
      name: 'pay-back',
      gates: ['refund'],
      retry: {},
      run: async ({ context }) =>
        passGate('refund', await context.approvals.request({ gate: 'refund', action: 'pay back' })),
    });
    const output = await graph({ name: 'g', nodes: [refund] }).run(null, context);
    expect(output).toMatchObject({ status: 'rejected', stoppedBy: { node: 'pay-back', reason: 'too much' } });
    expect(context.asked.length).toBe(1);
  });

  test('that is rejected does not hide that a required node failed', async () => {
    const context = deciding({ decision: 'reject' });
    const broken = node({
      name: 'broken',
      run: () => {
        throw new Error('out of ink');
      },
    });
    const both = graph({ name: 'g', nodes: [transform, review, exported, broken] });
    await expect(both.run(null, context)).rejects.toThrow('"broken" failed: out of ink');
  });

  test.each([
    ['reject', 'rejected', 'upstream-failed by etl'],
    ['terminate', 'terminated', 'cancelled by etl'],
  ] as const)('inside another graph passes on: %s', async (decision, status, next) => {
    const context = deciding({ decision, reason: 'no' });
    const etl = node({ name: 'etl', run: flow });
    const publish = node({ name: 'publish', after: [etl], run: () => 'published' });
    const output = await graph({ name: 'outer', nodes: [etl, publish] }).run(null, context);
    expect(output).toEqual({ status, results: {}, stoppedBy: { node: 'etl', by: 'dana', reason: 'no' } });
    expect(endings(context)).toMatchObject({ etl: 'failed', publish: next, 'etl/review': 'failed' });
  });

  test('that a node asks by itself knows the path of the node, and ends its waiting with the attempt', async () => {
    const context = kitContext();
    const asked: { node: string | undefined; signal: AbortSignal | undefined }[] = [];
    const approvals: Approvals = {
      request: (request, signal) => {
        asked.push({ node: request.node, signal });
        return new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));
      },
    };
    const refund = node({
      name: 'pay-back',
      timeoutMs: 1000,
      run: async ({ context }) =>
        passGate('refund', await context.approvals.request({ gate: 'refund', action: 'pay back' })),
    });
    const inner = node({ name: 'inner', run: graph({ name: 'refunds', nodes: [refund] }) });
    const outer = graph({ name: 'outer', nodes: [inner] });
    await expect(outer.run(null, { ...context, approvals })).rejects.toThrow('1s');
    expect(asked.map(({ node, signal }) => [node, signal?.aborted])).toEqual([['inner/pay-back', true]]);
  });

  test('ends its waiting with a signal of the asking node, too', async () => {
    const mine = new AbortController();
    const approvals: Approvals = {
      request: (_, signal) => {
        mine.abort(new Error('changed my mind'));
        return Promise.reject(signal?.reason);
      },
    };
    const asking = node({
      name: 'ask',
      run: async ({ context }) => {
        await context.approvals.request({ gate: 'refund', action: 'pay back' }, mine.signal);
        return null;
      },
    });
    const context = { ...kitContext(), approvals };
    await expect(graph({ name: 'g', nodes: [asking] }).run(null, context)).rejects.toThrow('changed my mind');
  });
});
