import { describe, expect, it } from 'vitest';
import { judgeApprovals } from '../../../../src/execute/judge-approvals.ts';
import {
  type ApprovalRequest,
  type Approver,
  createApprovals,
  createScriptedApprover,
  type PendingApproval,
} from '../../../../src/kit/index.ts';
import type { AgentContext } from '../../../../src/model/agent.ts';
import type { Json } from '../../../../src/model/json.ts';
import type { Span } from '../../../../src/model/span.ts';
import { attemptOnce } from '../../../support/attempt-once.ts';

const request: ApprovalRequest = { gate: 'review', action: 'Export 3 rows', payload: { rows: 3 } };

/** The outcome as JSON, for agents that do nothing but ask. */
async function ask(context: AgentContext, more: Partial<ApprovalRequest> = {}, wrong = {}): Promise<Json> {
  return { ...(await context.approvals.request({ ...request, ...more, ...wrong })) };
}

function gateOf(spans: readonly Span[]): Span {
  const gate = spans.find(({ name }) => name === 'gate');
  if (!gate) throw new Error('No gate was recorded.');
  return gate;
}

function eventsOf(spans: readonly Span[]): string[] {
  return gateOf(spans).events.map(({ name, attributes }) => {
    const { reason: _, message: __, ...short } = attributes;
    return `${name} ${JSON.stringify(short)}`;
  });
}

function approver(decide: Approver['decide'], waitsOnClock?: true): Approver {
  return { name: 'test', decide, ...(waitsOnClock ? { waitsOnClock } : {}) };
}

describe('a gate of a trial', () => {
  it('hands on what a script decides, and records who, why and how long it took', async () => {
    const attempt = await attemptOnce((context) => ask(context), {
      approvals: { review: [{ decision: 'reject', by: 'dana', after: '30s', reason: 'nulls' }] },
    });
    expect(attempt.output).toEqual({
      decision: 'reject',
      by: 'dana',
      reason: 'nulls',
      payload: { rows: 3 },
      automatic: false,
      waitedMs: 30_000,
    });
    expect(gateOf(attempt.context.spans)).toMatchObject({
      label: 'review',
      startMs: 0,
      endMs: 30_000,
      attributes: {
        'agent_eval.gate.action': 'Export 3 rows',
        'agent_eval.gate.payload': { rows: 3 },
        'agent_eval.gate.decision': 'reject',
        'agent_eval.gate.by': 'dana',
        'agent_eval.gate.automatic': false,
      },
    });
    expect(attempt).toMatchObject({ latencyMs: 0, waitMs: 30_000 });
    expect(judgeApprovals(attempt)).toEqual([]);
  });

  it('lets a modified payload take the place of the requested one', async () => {
    const attempt = await attemptOnce((context) => ask(context), {
      approvals: { review: [{ decision: 'modify', payload: { rows: 2 } }] },
    });
    expect(attempt.output).toMatchObject({ decision: 'modify', payload: { rows: 2 }, by: 'script' });
    expect(gateOf(attempt.context.spans).attributes).toMatchObject({
      'agent_eval.gate.modified_payload': { rows: 2 },
    });
  });

  it('rejects at once where nobody is there to decide, whatever silence would mean', async () => {
    const attempt = await attemptOnce((context) =>
      ask(context, { timeoutMs: 1_800_000, onTimeout: 'approve' }),
    );
    expect(attempt.output).toMatchObject({ decision: 'reject', by: null, automatic: true, waitedMs: 0 });
  });

  it('waits half an hour for nobody at no cost, and rejects by default', async () => {
    const attempt = await attemptOnce((context) => ask(context, { timeoutMs: 1_800_000 }), {
      approvals: { review: [{ decision: 'never' }] },
    });
    expect(attempt.output).toMatchObject({
      decision: 'reject',
      by: null,
      automatic: true,
      reason: 'Nobody decided within 30m 00s.',
      waitedMs: 1_800_000,
    });
    expect(attempt).toMatchObject({ latencyMs: 0, waitMs: 1_800_000, warnings: [] });
  });

  it('approves by time-out where asked to, and says so loudly', async () => {
    const attempt = await attemptOnce(
      (context) => ask(context, { timeoutMs: 1_800_000, onTimeout: 'approve' }),
      { approvals: { review: [{ decision: 'never' }] } },
    );
    expect(attempt.output).toMatchObject({ decision: 'approve', by: null, automatic: true });
    expect(attempt.warnings).toEqual([
      'passed the gate "review" although nobody decided: its time-out approves by itself',
    ]);
  });

  it('never lets silence approve what cannot be undone, but a person may', async () => {
    const destructive = { timeoutMs: 1000, onTimeout: 'approve', destructive: true } as const;
    const silent = await attemptOnce((context) => ask(context, destructive), {
      approvals: { review: [{ decision: 'never' }] },
    });
    expect(silent.error?.kind).toBe('permission');
    expect(gateOf(silent.context.spans).error?.kind).toBe('permission');
    const alone = await attemptOnce((context) => ask(context, destructive));
    expect(alone.error?.kind).toBe('permission');
    const approved = await attemptOnce((context) => ask(context, destructive), {
      approvals: { review: [{ decision: 'approve', by: 'dana' }] },
    });
    expect(approved.output).toMatchObject({ decision: 'approve', automatic: false });
  });

  it('refuses the wrong approver, records it, and keeps waiting for the right one', async () => {
    const attempt = await attemptOnce((context) => ask(context, { authority: ['dana', 'lee'] }), {
      approvals: {
        review: [
          { decision: 'approve', by: 'mallory', after: '5s' },
          { decision: 'reject', by: 'lee', after: '5s' },
        ],
      },
    });
    expect(attempt.output).toMatchObject({ decision: 'reject', by: 'lee', waitedMs: 10_000 });
    expect(eventsOf(attempt.context.spans)).toEqual([
      'asked {"authority":"dana, lee"}',
      'refused {"by":"mallory","decision":"approve"}',
    ]);
  });

  it('meets silence after the wrong approver was the last of the script', async () => {
    const attempt = await attemptOnce((context) => ask(context, { authority: 'dana', timeoutMs: 60_000 }), {
      approvals: { review: [{ decision: 'approve', by: 'mallory' }] },
    });
    expect(attempt.output).toMatchObject({ decision: 'reject', automatic: true, waitedMs: 60_000 });
  });

  it('goes up the chain when somebody passes it on or does not answer, each with the whole time', async () => {
    const chain = { authority: 'lead', escalateTo: ['head', 'board'], timeoutMs: 60_000 };
    const attempt = await attemptOnce((context) => ask(context, chain), {
      approvals: {
        review: [
          { decision: 'escalate', by: 'lead', after: '10s' },
          { decision: 'never' },
          { decision: 'approve', by: 'board', after: '59s' },
        ],
      },
    });
    expect(attempt.output).toMatchObject({ decision: 'approve', by: 'board', waitedMs: 129_000 });
    expect(eventsOf(attempt.context.spans)).toEqual([
      'asked {"authority":"lead"}',
      'escalated {"from":"lead","to":"head","by":"lead"}',
      'asked {"authority":"head"}',
      'timeout {"authority":"head"}',
      'escalated {"from":"head","to":"board","by":null}',
      'asked {"authority":"board"}',
    ]);
  });

  it('rejects when the last one passes it on', async () => {
    const attempt = await attemptOnce((context) => ask(context, { authority: 'lead' }), {
      approvals: { review: [{ decision: 'escalate' }] },
    });
    expect(attempt.output).toMatchObject({ decision: 'reject', by: 'lead', automatic: true });
  });

  it.each([
    ['before the deadline', '9999ms', { decision: 'approve', waitedMs: 9999 }],
    ['at the very deadline', '10s', { decision: 'approve', waitedMs: 10_000 }],
    ['after the deadline', '10001ms', { decision: 'reject', automatic: true, waitedMs: 10_000 }],
  ])('counts a decision that comes %s as it should', async (_, after, outcome) => {
    const attempt = await attemptOnce((context) => ask(context, { timeoutMs: 10_000 }), {
      approvals: { review: [{ decision: 'approve', after }] },
    });
    expect(attempt.output).toMatchObject(outcome);
  });

  it('keeps an early decision until the gate is reached, and waits for one that is still to come', async () => {
    const agent = async (context: AgentContext): Promise<Json> => {
      await context.clock.sleep(20_000);
      return [await ask(context), await ask(context)];
    };
    const attempt = await attemptOnce(agent, {
      approvals: {
        review: [
          { decision: 'approve', at: '5s' },
          { decision: 'reject', at: '25s' },
        ],
      },
    });
    expect(attempt.output).toMatchObject([
      { decision: 'approve', waitedMs: 0 },
      { decision: 'reject', waitedMs: 5000 },
    ]);
    expect(attempt).toMatchObject({ latencyMs: 20_000, waitMs: 5000 });
  });

  it('picks the first decision left whose condition the payload meets', async () => {
    const agent = async (context: AgentContext): Promise<Json> => [
      await ask(context, { payload: { kind: 'small', rows: 1 } }),
      await ask(context, { payload: { kind: 'big', rows: 9 } }),
      await ask(context, { payload: { kind: 'small', rows: 2 } }),
    ];
    const attempt = await attemptOnce(agent, {
      approvals: {
        review: [{ decision: 'reject', when: { kind: 'big' } }, { decision: 'approve' }],
      },
    });
    expect(attempt.output).toMatchObject([
      { decision: 'approve' },
      { decision: 'reject', automatic: false },
      { decision: 'reject', automatic: true, reason: 'The script has no decision left for "review".' },
    ]);
  });

  it('decides parallel gates each on its own, and waits for them only once', async () => {
    const agent = (context: AgentContext): Promise<Json> =>
      Promise.all([ask(context), ask(context, { gate: 'legal' }), ask(context, { gate: 'security' })]);
    const attempt = await attemptOnce(agent, {
      approvals: {
        review: [{ decision: 'approve', after: '30m' }],
        legal: [{ decision: 'reject', after: '10m' }],
        security: [{ decision: 'terminate', after: '20m' }],
      },
    });
    expect(attempt.output).toMatchObject([
      { decision: 'approve' },
      { decision: 'reject' },
      { decision: 'terminate' },
    ]);
    expect(attempt).toMatchObject({ latencyMs: 0, waitMs: 1_800_000 });
  });

  it('fails a case whose decisions were not used, and names the gate that was meant', async () => {
    const attempt = await attemptOnce((context) => ask(context), {
      approvals: {
        review: [{ decision: 'approve' }, { decision: 'reject' }],
        reveiw: [{ decision: 'approve' }],
      },
    });
    expect(judgeApprovals(attempt)).toEqual([
      {
        judge: 'approvals',
        status: 'failed',
        score: 0,
        reason:
          'unused approval: the gate "review" was reached, but decision 2 (reject) of its script was not used\n' +
          'unused approval: the gate "reveiw" was never reached; did you mean "review"?',
      },
    ]);
    const untouched = await attemptOnce(() => null, { approvals: { review: [{ decision: 'never' }] } });
    expect(judgeApprovals(untouched)).toMatchObject([{ status: 'failed' }]);
  });

  it('waits no more when the signal of the request alone is aborted', async () => {
    const agent = async (context: AgentContext): Promise<Json> => {
      const stop = new AbortController();
      const review = context.approvals.request(request, stop.signal).catch((error: Error) => error.message);
      const legal = ask(context, { gate: 'legal' });
      await context.clock.sleep(5000);
      stop.abort(new Error('The node was cancelled.'));
      return [await review, await legal].map((one) => (typeof one === 'string' ? one : 'decided'));
    };
    const attempt = await attemptOnce(agent, {
      approvals: {
        review: [{ decision: 'approve', after: '1h' }],
        legal: [{ decision: 'approve', after: '10s' }],
      },
    });
    expect(attempt.output).toEqual(['The node was cancelled.', 'decided']);
    expect(attempt).toMatchObject({ latencyMs: 0, waitMs: 10_000 });
  });

  it('says which gate is to blame when a trial runs out of time at one that nobody can answer', async () => {
    const attempt = await attemptOnce((context) => ask(context), {
      approvals: { review: [{ decision: 'never' }] },
    });
    expect(attempt.error).toEqual({
      kind: 'timeout',
      message:
        'The agent did not answer within 30s. It waits at the gate "review", which has no timeout and which nobody answers.',
    });
    expect(attempt).toMatchObject({ latencyMs: 30_000, waitMs: 0 });
  });

  it('takes waiting for people off the time limit of a trial, but not the work beside it', async () => {
    const busy = async (context: AgentContext): Promise<Json> => {
      await context.clock.sleep(20_000);
      await ask(context);
      await context.clock.sleep(20_000);
      return 'done';
    };
    const approvals = { review: [{ decision: 'approve' as const, after: '1h' }] };
    const late = await attemptOnce(busy, { approvals, timeoutMs: 39_999 });
    expect(late).toMatchObject({ error: { kind: 'timeout' }, latencyMs: 39_999, waitMs: 3_600_000 });
    const inTime = await attemptOnce(busy, { approvals, timeoutMs: 40_001 });
    expect(inTime).toMatchObject({ output: 'done', latencyMs: 40_000, waitMs: 3_600_000 });
  });

  it.each([
    ['no gate name', { gate: '' }, 'needs the name of its gate'],
    ['no action', { action: '' }, 'does not say what is going to be done'],
    ['a payload that is not JSON', { payload: { at: new Date(0) } }, '/at is an instance of Date'],
    ['a timeout that is no number', { timeoutMs: Number.NaN }, 'a timeout of NaN ms'],
    ['nobody who may decide', { authority: [] }, 'may be decided by nobody'],
  ])('refuses a request with %s', async (_, more, message) => {
    const attempt = await attemptOnce((context) => ask(context, {}, more));
    expect(attempt.error?.kind).toBe('output');
    expect(attempt.error?.message).toContain(message);
  });
});

describe('an approver', () => {
  it('is held as real work by a virtual clock, so that its time-out does not jump ahead of a person', async () => {
    const person = approver(
      () =>
        new Promise((resolve) => {
          setTimeout(() => resolve({ decision: 'approve', by: 'dana' }), 15);
        }),
    );
    const attempt = await attemptOnce((context) => ask(context, { timeoutMs: 60_000 }), { approver: person });
    expect(attempt.output).toMatchObject({ decision: 'approve', by: 'dana' });
    expect(attempt.warnings).toEqual([]);
  });

  it('rejects when it fails, and the span says why', async () => {
    const broken = approver(() => Promise.reject(new Error('no connection')));
    const attempt = await attemptOnce((context) => ask(context, { timeoutMs: 1000, onTimeout: 'approve' }), {
      approver: broken,
    });
    expect(attempt.output).toMatchObject({
      decision: 'reject',
      automatic: true,
      reason: 'The approver "test" failed: no connection',
    });
    expect(eventsOf(attempt.context.spans)).toContain('approver-failed {"approver":"test"}');
  });

  it('cannot spin a gate for ever with answers that do not count', async () => {
    const stubborn = approver(() => Promise.resolve({ decision: 'approve', by: 'mallory' }), true);
    const attempt = await attemptOnce((context) => ask(context, { authority: 'dana' }), {
      approver: stubborn,
    });
    expect(attempt.output).toMatchObject({ decision: 'reject', automatic: true });
  });

  it('must give a payload to modify, and one that is JSON', async () => {
    const answers: (Json | undefined)[] = [undefined, { rows: 1 }];
    const forgetful = approver(() => {
      const payload = answers.shift();
      return Promise.resolve({
        decision: 'modify',
        by: 'dana',
        ...(payload === undefined ? {} : { payload }),
      });
    });
    const attempt = await attemptOnce((context) => ask(context), { approver: forgetful });
    expect(attempt.output).toMatchObject({ decision: 'modify', payload: { rows: 1 } });
    expect(eventsOf(attempt.context.spans)).toContain('refused {"by":"dana","decision":"modify"}');
  });

  it('is told by its signal when its time is over, when the trial is stopped, and when the agent has ended', async () => {
    const told: string[] = [];
    const listening = (name: string): Approver =>
      approver((_, signal) => {
        signal.addEventListener('abort', () => told.push(name));
        return new Promise(() => {});
      });
    await attemptOnce((context) => ask(context, { timeoutMs: 10 }), {
      approver: listening('timeout'),
      clock: 'real',
    });
    const stopped = await attemptOnce((context) => ask(context), {
      approver: listening('stop'),
      onStart: (stop) => setImmediate(() => stop(new Error('The run was interrupted.'))),
    });
    await attemptOnce(
      async (context) => {
        void context.approvals.request(request);
        await context.clock.sleep(1);
        return 'done';
      },
      { approver: listening('end') },
    );
    expect(told).toEqual(['timeout', 'stop', 'end']);
    expect(stopped.error?.message).toBe('The run was interrupted.');
    expect(gateOf(stopped.context.spans).endMs).toBeNull();
  });

  it('gets another id for another payload, call, node and run, and the same for the same', async () => {
    const ids: string[] = [];
    const noting = approver((pending) => {
      ids.push(pending.id);
      return Promise.resolve({ decision: 'approve', by: 'dana' });
    });
    const agent = async (context: AgentContext): Promise<Json> => {
      await ask(context);
      await ask(context, { payload: { rows: 4 } });
      await ask(context);
      await ask(context, { node: 'export' });
      return null;
    };
    await attemptOnce(agent, { approver: noting, run: 'monday' });
    await attemptOnce(agent, { approver: noting, run: 'tuesday' });
    const first = ids.slice(0, 4);
    expect(new Set(ids).size).toBe(8);
    await attemptOnce(agent, { approver: noting, run: 'monday' });
    expect(ids.slice(8)).toEqual(first);
  });
});

describe('callbacks of a gate', () => {
  const decided = { review: [{ decision: 'approve' as const, after: '1m' }] };

  function askTold(
    context: AgentContext,
    callbacks: Pick<Parameters<typeof createApprovals>[0], 'onRequest' | 'onResolve'>,
  ): Promise<Json> {
    const { clock, trace, signal } = context;
    const approvals = createApprovals({
      approver: createScriptedApprover(decided, clock.now()),
      ...{ clock, trace, signal, callbackTimeoutMs: 20, ...callbacks },
    });
    return approvals.request(request).then((outcome) => ({ ...outcome }));
  }

  it('are told of the request and of the outcome', async () => {
    const told: Json[] = [];
    await attemptOnce((context) =>
      askTold(context, {
        onRequest: ({ gate, action }: PendingApproval) => told.push([gate, action]),
        onResolve: (_, { decision, waitedMs }) => told.push([decision, waitedMs]),
      }),
    );
    expect(told).toEqual([
      ['review', 'Export 3 rows'],
      ['approve', 60_000],
    ]);
  });

  it.each([
    [
      'throw',
      () => {
        throw new Error('Slack is down');
      },
      'Slack is down',
    ],
    ['reject', () => Promise.reject(new Error('Slack is down')), 'Slack is down'],
    ['never settle', () => new Promise(() => {}), 'It did not end within 20ms.'],
  ])('decide nothing when they %s, and the failure is on the span', async (_, callback, message) => {
    const attempt = await attemptOnce((context) =>
      askTold(context, { onRequest: callback, onResolve: callback }),
    );
    expect(attempt.output).toMatchObject({ decision: 'approve', by: 'script' });
    const failures = gateOf(attempt.context.spans).events.filter(({ name }) => name === 'callback-failed');
    expect(failures.map(({ attributes }) => attributes)).toEqual([
      { callback: 'onRequest', message },
      { callback: 'onResolve', message },
    ]);
  });
});
