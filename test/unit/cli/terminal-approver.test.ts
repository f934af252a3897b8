import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import { createTerminalApprover } from '../../../src/cli/approvals/terminal-approver.ts';
import type { ApprovalRequest } from '../../../src/model/approval.ts';
import type { Json } from '../../../src/model/json.ts';
import { type AttemptOptions, attemptOnce } from '../../support/attempt-once.ts';

/** Asks at gates, all at once, with these lines typed. */
async function askAll(
  requests: readonly Partial<ApprovalRequest>[],
  typed: string,
  options: AttemptOptions = {},
) {
  const input = new PassThrough();
  let written = '';
  const busy: boolean[] = [];
  const { approver, close } = createTerminalApprover({
    input,
    write: (text) => {
      written += text;
    },
    user: 'sam',
    onBusy: (isBusy) => busy.push(isBusy),
  });
  input.write(typed);
  if (!options.timeoutMs) input.end();
  const attempt = await attemptOnce(
    ({ approvals }): Promise<Json> =>
      Promise.all(
        requests.map(async (more) => ({
          ...(await approvals.request({ gate: 'review', action: 'Export', ...more })),
        })),
      ),
    { approver, ...options },
  );
  close();
  return { attempt, written, busy };
}

it('reads decisions with reasons and payloads, one question after the other', async () => {
  const { attempt, written, busy } = await askAll(
    [{ gate: 'a' }, { gate: 'b' }, { gate: 'c', authority: 'dana' }, { gate: 'd' }],
    'approve\nwhat?\nr  too many rows \nmodify {"rows":\nm {"rows": 2}\nTERMINATE\n',
  );
  expect(attempt.output).toMatchObject([
    { decision: 'approve', by: 'sam', reason: '' },
    { decision: 'reject', by: 'sam', reason: 'too many rows' },
    { decision: 'modify', by: 'dana', payload: { rows: 2 } },
    { decision: 'terminate', by: 'sam' },
  ]);
  expect(written).toContain('Write approve, reject, modify, terminate or escalate.');
  expect(written).toContain('Write the new payload as JSON in one line');
  expect(written.indexOf('gate "b"')).toBeGreaterThan(written.indexOf('gate "a"'));
  expect(busy).toEqual([true, false, true, false, true, false, true, false]);
});

it('rejects once the input is closed, whatever silence would mean', async () => {
  const { attempt } = await askAll([{}, { timeoutMs: 60_000, onTimeout: 'approve' }], '');
  expect(attempt.output).toMatchObject([
    { decision: 'reject', by: null, automatic: true, reason: 'The terminal was closed, so nobody decided.' },
    { decision: 'reject', by: null, automatic: true },
  ]);
});

it('shows what is asked with control characters made visible', async () => {
  const { written } = await askAll(
    [
      {
        action: 'wipe\u001b[2J\rit',
        payload: { 'a\u202eb': '\u0007' },
        destructive: true,
        authority: 'd\u001bana',
      },
    ],
    'no\n',
  );
  expect(written).not.toMatch(/[\u0007\u001b\r\u202e]/);
  expect(written).toContain('wipe␛[2J␍it  (cannot be undone)');
});

it('asks no more for a gate whose time ran out, and goes on with the next', async () => {
  const { attempt, written } = await askAll(
    [
      { gate: 'a', timeoutMs: 20 },
      { gate: 'b', timeoutMs: 40 },
    ],
    '',
    {
      timeoutMs: 5000,
    },
  );
  expect(attempt.output).toMatchObject([
    { decision: 'reject', automatic: true },
    { decision: 'reject', automatic: true },
  ]);
  expect(written).toContain('The gate "a" waits no more.');
  expect(written).toContain('gate "b"');
});
