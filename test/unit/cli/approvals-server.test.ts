import type { Server } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { createApprovalsServer } from '../../../src/cli/approvals/approvals-server.ts';
import { createWebhookApprover } from '../../../src/kit/gates/webhook-approver.io.ts';
import type { ApprovalRequest } from '../../../src/model/approval.ts';
import type { Json } from '../../../src/model/json.ts';
import type { Span } from '../../../src/model/span.ts';
import { type AttemptOptions, attemptOnce } from '../../support/attempt-once.ts';
import { type SignedCall, signedFetch } from '../../support/signed-fetch.ts';

const secret = 'a secret of tests';
const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function serve(port = 0): Promise<{ base: string; port: number; server: Server }> {
  const server = createApprovalsServer({ secret });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const address = server.address();
  const actual = typeof address === 'object' && address !== null ? address.port : 0;
  return { base: `http://127.0.0.1:${actual}`, port: actual, server };
}

const registered = {
  id: 'abc',
  gate: 'review',
  call: 1,
  action: 'Export',
  payload: { rows: 3 },
  destructive: false,
  asked: ['dana'],
  timeoutMs: null,
};

const approve = { decision: 'approve', by: 'dana', reason: 'looks right' };

async function serveOne(): Promise<string> {
  const { base } = await serve();
  expect(await signedFetch(base, '/approvals', { body: registered })).toMatchObject({ status: 201 });
  return base;
}

describe('the server of approvals', () => {
  it('lists, tells and decides requests', async () => {
    const base = await serveOne();
    expect(await signedFetch(base, '/approvals?status=waiting')).toMatchObject({
      status: 200,
      content: { approvals: [{ id: 'abc', gate: 'review', status: 'waiting', answer: null }] },
    });
    expect(await signedFetch(base, '/approvals/abc/decision', { body: approve })).toMatchObject({
      status: 200,
      content: { status: 'decided', answer: approve },
    });
    expect(await signedFetch(base, '/approvals/abc')).toMatchObject({ content: { answer: approve } });
    expect(await signedFetch(base, '/approvals?status=waiting')).toMatchObject({
      content: { approvals: [] },
    });
  });

  it('takes the same decision again, and refuses another one', async () => {
    const base = await serveOne();
    await signedFetch(base, '/approvals/abc/decision', { body: approve });
    const again = { ...approve, reason: 'said once more' };
    expect(await signedFetch(base, '/approvals/abc/decision', { body: again })).toMatchObject({
      status: 200,
    });
    const other = { ...approve, decision: 'reject' };
    expect(await signedFetch(base, '/approvals/abc/decision', { body: other })).toMatchObject({
      status: 409,
      content: { error: 'It was decided already: approve by dana.' },
    });
    expect(await signedFetch(base, '/approvals/abc')).toMatchObject({ content: { answer: approve } });
  });

  const now = Math.floor(Date.now() / 1000);
  it.each<[string, number, string, SignedCall]>([
    ['a wrong signature', 401, '/approvals/abc/decision', { body: approve, secret: 'another' }],
    ['no signature at all', 401, '/approvals/abc/decision', { body: approve, signature: '' }],
    ['a signature that is no hex', 401, '/approvals/abc/decision', { body: approve, signature: 'sha256=zz' }],
    [
      'a timestamp of six minutes ago',
      401,
      '/approvals/abc/decision',
      { body: approve, timestamp: now - 360 },
    ],
    [
      'a timestamp six minutes ahead',
      401,
      '/approvals/abc/decision',
      { body: approve, timestamp: now + 360 },
    ],
    [
      'a timestamp that is no number',
      401,
      '/approvals/abc/decision',
      { body: approve, timestamp: Number.NaN },
    ],
    ['an unknown id', 404, '/approvals/abd/decision', { body: approve }],
    ['an unknown address', 404, '/approvals/abc/decision/more', { body: approve }],
    ['an unknown verb', 404, '/approvals/abc/approve', { body: approve }],
    ['a wrong method', 405, '/approvals/abc/decision', { method: 'PUT', body: approve }],
    ['a body that is not JSON', 400, '/approvals/abc/decision', { body: '{' }],
    ['an unknown decision', 400, '/approvals/abc/decision', { body: { decision: 'maybe', by: 'dana' } }],
    ['no name', 400, '/approvals/abc/decision', { body: { decision: 'approve' } }],
    ['an unknown member', 400, '/approvals/abc/decision', { body: { ...approve, byy: 'dana' } }],
    [
      'modify without a payload',
      400,
      '/approvals/abc/decision',
      { body: { decision: 'modify', by: 'dana' } },
    ],
    ['a payload where none belongs', 400, '/approvals/abc/decision', { body: { ...approve, payload: 1 } }],
    [
      'another request with the same id',
      409,
      '/approvals',
      { body: { ...registered, payload: { rows: 4 } } },
    ],
    [
      'a body of 10 MB',
      413,
      '/approvals/abc/decision',
      { body: { ...approve, reason: 'x'.repeat(10_000_000) } },
    ],
  ])('answers %s with %i and changes nothing', async (_, status, target, call) => {
    const base = await serveOne();
    const before = await signedFetch(base, '/approvals');
    expect(await signedFetch(base, target, call)).toMatchObject({
      status,
      content: { error: expect.any(String) },
    });
    expect(await signedFetch(base, '/approvals')).toEqual(before);
  });

  it('binds a signature to address and method, so that it opens nothing else', async () => {
    const base = await serveOne();
    await signedFetch(base, '/approvals', { body: { ...registered, id: 'other' } });
    const { signRequest } = await import('../../../src/kit/gates/sign-request.ts');
    const signature = signRequest(secret, {
      timestamp: String(now),
      method: 'POST',
      target: '/approvals/abc/decision',
      body: JSON.stringify(approve),
    });
    const call = { body: approve, timestamp: now, signature };
    expect(await signedFetch(base, '/approvals/other/decision', call)).toMatchObject({ status: 401 });
    expect(await signedFetch(base, '/approvals/abc/decision', call)).toMatchObject({ status: 200 });
  });

  it('refuses who was not asked, and keeps the request waiting', async () => {
    const base = await serveOne();
    const body = { ...approve, by: 'mallory' };
    expect(await signedFetch(base, '/approvals/abc/decision', { body })).toMatchObject({
      status: 403,
      content: { error: 'mallory may not decide; dana was asked.' },
    });
    expect(await signedFetch(base, '/approvals/abc')).toMatchObject({
      content: { status: 'waiting', refused: [body] },
    });
  });

  it('keeps a decision for a gate that is not reached yet, for one request that fits', async () => {
    const { base } = await serve();
    const early = { key: 'ticket-7', when: { rows: 3 }, decision: approve };
    expect(await signedFetch(base, '/gates/review/decision', { body: early })).toMatchObject({ status: 201 });
    expect(await signedFetch(base, '/gates/review/decision', { body: early })).toMatchObject({ status: 200 });
    const changed = { ...early, decision: { ...approve, decision: 'reject' } };
    expect(await signedFetch(base, '/gates/review/decision', { body: changed })).toMatchObject({
      status: 409,
    });
    const unlike = { ...registered, id: 'unlike', payload: { rows: 9 } };
    expect(await signedFetch(base, '/approvals', { body: unlike })).toMatchObject({
      content: { status: 'waiting' },
    });
    expect(await signedFetch(base, '/approvals', { body: registered })).toMatchObject({
      content: { status: 'decided', answer: approve },
    });
    expect(await signedFetch(base, '/approvals', { body: { ...registered, id: 'next' } })).toMatchObject({
      content: { status: 'waiting' },
    });
  });
});

describe('the approver that asks the server', () => {
  const request: ApprovalRequest = { gate: 'review', action: 'Export', payload: { rows: 3 } };

  function ask(base: string, more: Partial<ApprovalRequest> = {}, options: AttemptOptions = {}) {
    const agent = async (context: Parameters<Parameters<typeof attemptOnce>[0]>[0]): Promise<Json> => ({
      ...(await context.approvals.request({ ...request, ...more })),
    });
    return attemptOnce(agent, { approver: createWebhookApprover({ url: base, secret }), ...options });
  }

  async function waiting(base: string): Promise<{ id: string; asked: unknown }[]> {
    const { content } = await signedFetch(base, '/approvals?status=waiting');
    return content['approvals'] as { id: string; asked: unknown }[];
  }

  async function decide(base: string, asked: readonly string[] | null, body: Json): Promise<number> {
    let id = '';
    for (let tries = 0; id === '' && tries < 200; tries++) {
      const open = await waiting(base);
      id = open.find((one) => JSON.stringify(one.asked) === JSON.stringify(asked))?.id ?? '';
    }
    return (await signedFetch(base, `/approvals/${id}/decision`, { body })).status;
  }

  function eventsOf(spans: readonly Span[]): string[] {
    return spans.flatMap(({ events }) => events.map(({ name }) => name));
  }

  it.each(['virtual', 'real'] as const)('waits for a decision on a %s clock', async (clock) => {
    const { base } = await serve();
    const attempt = ask(base, { timeoutMs: 60_000 }, { clock });
    expect(await decide(base, null, { decision: 'modify', by: 'dana', payload: { rows: 2 } })).toBe(200);
    expect((await attempt).output).toMatchObject({ decision: 'modify', by: 'dana', payload: { rows: 2 } });
    expect((await attempt).warnings).toEqual([]);
  });

  it('goes up the chain, and lets the gate record who tried without being asked', async () => {
    const { base } = await serve();
    const attempt = ask(base, { authority: 'lead', escalateTo: ['head'] });
    expect(await decide(base, ['lead'], { decision: 'approve', by: 'head' })).toBe(403);
    expect(await decide(base, ['lead'], { decision: 'escalate', by: 'lead' })).toBe(200);
    expect(await decide(base, ['head'], { decision: 'reject', by: 'head', reason: 'no' })).toBe(200);
    const { output, context } = await attempt;
    expect(output).toMatchObject({ decision: 'reject', by: 'head', reason: 'no' });
    expect(eventsOf(context.spans)).toEqual(['asked', 'refused', 'escalated', 'asked']);
  });

  it('withdraws a request whose time ran out, so that it can be decided no more', async () => {
    const { base } = await serve();
    const { output } = await ask(base, { timeoutMs: 40 });
    expect(output).toMatchObject({ decision: 'reject', automatic: true });
    const listed = async (): Promise<Record<string, unknown>[]> =>
      (await signedFetch(base, '/approvals')).content['approvals'] as Record<string, unknown>[];
    let [record] = await listed();
    for (let tries = 0; record?.['status'] === 'waiting' && tries < 200; tries++) [record] = await listed();
    expect(record).toMatchObject({ status: 'withdrawn' });
    const late = await signedFetch(base, `/approvals/${String(record?.['id'])}/decision`, { body: approve });
    expect(late.status).toBe(409);
  });

  it('tries a server that is away again, and tells one that forgot the request', async () => {
    const first = await serve();
    const approver = createWebhookApprover({ url: first.base, secret });
    const pending = { ...request, id: 'abc', call: 1, asked: null, requestedAtMs: 0, deadlineMs: null };
    let tellBack = (): void => {};
    const isBack = new Promise<void>((resolve) => {
      tellBack = resolve;
    });
    const clock = { now: () => 0, sleep: () => isBack };
    const answer = approver.decide(pending, new AbortController().signal, clock);
    while ((await waiting(first.base)).length === 0);
    first.server.closeAllConnections();
    await new Promise((closed) => first.server.close(closed));
    const second = await serve(first.port);
    const early = { key: 'one', decision: { decision: 'approve', by: 'dana' } };
    // The pool of connections may still hold one to the server that has gone.
    await signedFetch(second.base, '/gates/review/decision', { body: early }).catch(() =>
      signedFetch(second.base, '/gates/review/decision', { body: early }),
    );
    tellBack();
    expect(await answer).toEqual({ decision: 'approve', by: 'dana' });
  });

  it('rejects where its secret is wrong', async () => {
    const { base } = await serve();
    const approver = createWebhookApprover({ url: base, secret: 'another' });
    const { output } = await ask(base, {}, { approver });
    expect(output).toMatchObject({ decision: 'reject', automatic: true });
    expect(JSON.stringify(output)).not.toContain('another');
  });
});
