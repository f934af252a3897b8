import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import {
  type ApprovalRequest,
  type Approver,
  createApprovals,
  fileStore,
  type KeyValueStore,
} from '../../../../src/kit/index.ts';
import type { Json } from '../../../../src/model/json.ts';
import { stubContext } from '../../../support/stub-context.ts';

interface MemoryStore extends KeyValueStore {
  readonly values: Map<string, Json>;
}

function memoryStore(): MemoryStore {
  const values = new Map<string, Json>();
  return {
    values,
    read: async (key) => values.get(key) ?? null,
    write: async (key, value) => void values.set(key, value),
  };
}

/** A process that asks once, and can be killed by its signal. */
function startProcess(
  store: KeyValueStore,
  options: {
    readonly nowMs: number;
    readonly decide?: Approver['decide'];
    readonly signal?: AbortSignal;
    readonly onRequest?: () => void;
    readonly request?: Partial<ApprovalRequest>;
  },
) {
  let { nowMs } = options;
  const asked: (readonly string[] | null)[] = [];
  const context = stubContext();
  const approvals = createApprovals({
    trace: context.trace,
    clock: {
      now: () => nowMs,
      sleep: async (durationMs, signal) => {
        await new Promise((resolve) => setImmediate(resolve));
        signal?.throwIfAborted();
        nowMs += durationMs;
      },
      hold: (work) => work,
    },
    approver: {
      name: 'test',
      decide: (pending, signal, clock) => {
        asked.push(pending.asked);
        return options.decide?.(pending, signal, clock) ?? new Promise(() => {});
      },
    },
    store,
    keyPrefix: 'run',
    ...(options.signal ? { signal: options.signal } : {}),
    ...(options.onRequest ? { onRequest: options.onRequest } : {}),
  });
  const outcome = approvals.request({
    gate: 'review',
    action: 'Export',
    payload: 1,
    timeoutMs: 1000,
    ...options.request,
  });
  return { outcome, asked, spans: context.spans };
}

/** Starts a process and kills it while the gate is open. */
async function killWhileWaiting(store: KeyValueStore, request: Partial<ApprovalRequest> = {}): Promise<void> {
  const kill = new AbortController();
  const decide = (): Promise<never> => {
    kill.abort(new Error('killed'));
    return new Promise(() => {});
  };
  const { outcome } = startProcess(store, { nowMs: 0, decide, signal: kill.signal, request });
  await expect(outcome).rejects.toThrow('killed');
}

it('remembers a decision over a restart and asks nobody again', async () => {
  const store = memoryStore();
  const first = startProcess(store, {
    nowMs: 0,
    decide: async () => ({ decision: 'modify', by: 'dana', reason: 'too many', payload: 7 }),
  });
  const decided = await first.outcome;
  const second = startProcess(store, { nowMs: 5000 });
  expect(await second.outcome).toEqual(decided);
  expect(second.asked).toEqual([]);
  const other = startProcess(store, { nowMs: 0, request: { payload: 2 } });
  expect(await other.outcome).toMatchObject({ automatic: true });
  expect(other.asked).toHaveLength(1);
});

it('keeps the deadline of an open request over a restart, and announces it again', async () => {
  const store = memoryStore();
  await killWhileWaiting(store);
  let announced = 0;
  const { outcome } = startProcess(store, { nowMs: 400, onRequest: () => announced++ });
  expect(await outcome).toMatchObject({ decision: 'reject', automatic: true, waitedMs: 1000 });
  expect(announced).toBe(1);
});

it('rejects at once after a restart past the deadline, and gives the next authority its whole time', async () => {
  const store = memoryStore();
  await killWhileWaiting(store);
  const late = startProcess(store, { nowMs: 9000 });
  expect(await late.outcome).toMatchObject({ decision: 'reject', automatic: true, waitedMs: 9000 });

  const chained = memoryStore();
  const request = { authority: 'lead', escalateTo: ['head'] };
  await killWhileWaiting(chained, request);
  const next = startProcess(chained, { nowMs: 9000, request });
  expect(await next.outcome).toMatchObject({ decision: 'reject', waitedMs: 10_000 });
  expect(next.asked).toEqual([['lead'], ['head']]);
});

it('goes on with the authority that was asked when the process ended', async () => {
  const store = memoryStore();
  const kill = new AbortController();
  const request = { authority: 'lead', escalateTo: ['head'] };
  const first = startProcess(store, {
    nowMs: 0,
    signal: kill.signal,
    request,
    decide: async (pending) => {
      if (pending.asked?.[0] === 'lead') return { decision: 'escalate', by: 'lead' };
      kill.abort(new Error('killed'));
      return new Promise(() => {});
    },
  });
  await expect(first.outcome).rejects.toThrow('killed');
  const second = startProcess(store, {
    nowMs: 10,
    request,
    decide: async () => ({ decision: 'approve', by: 'head' }),
  });
  expect(await second.outcome).toMatchObject({ decision: 'approve', by: 'head' });
  expect(second.asked).toEqual([['head']]);
});

it('never guesses where the store fails or holds something else', async () => {
  const broken = { ...memoryStore(), read: () => Promise.reject(new Error('disk')) };
  await expect(startProcess(broken, { nowMs: 0 }).outcome).rejects.toMatchObject({
    kind: 'agent',
    message: 'The store of approvals could not be read.',
  });
  const full = { ...memoryStore(), write: () => Promise.reject(new Error('disk')) };
  await expect(startProcess(full, { nowMs: 0 }).outcome).rejects.toMatchObject({ kind: 'agent' });
  const foreign = { ...memoryStore(), read: async () => ({ schemaVersion: 2 }) };
  await expect(startProcess(foreign, { nowMs: 0 }).outcome).rejects.toThrow('holds no gate');
});

it.each([
  ['files', filesStore],
  ['a store that answers at once', storeAtOnce],
])('finds a decision again in %s', async (_, makeStore) => {
  const makeNext = makeStore();
  const first = startProcess(makeNext(), {
    nowMs: 0,
    decide: async () => ({ decision: 'approve', by: 'dana' }),
  });
  expect(await first.outcome).toMatchObject({ decision: 'approve', by: 'dana' });
  const second = startProcess(makeNext(), { nowMs: 5000 });
  expect(await second.outcome).toEqual(await first.outcome);
  expect(second.asked).toEqual([]);
});

function filesStore(): () => KeyValueStore {
  const folder = mkdtempSync(join(tmpdir(), 'agent-eval-gates-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return () => fileStore(folder);
}

function storeAtOnce(): () => KeyValueStore {
  const values = new Map<string, Json>();
  const read = (key: string): Json => values.get(key) ?? null;
  return () => ({ read, write: (key, value) => void values.set(key, value) });
}
