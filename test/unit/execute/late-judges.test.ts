import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { builtinJudges } from '../../../src/judge/builtin-judges.ts';
import { prepareJudge } from '../../../src/judge/prepare-judge.ts';
import { createRegistry } from '../../../src/judge/registry.ts';
import type { Json } from '../../../src/model/json.ts';
import { scriptedJudge } from '../../support/scripted-judge.ts';

// The harness keeps the timers that it finds when it is loaded.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  vi.resetModules();
});

afterEach(() => {
  vi.useRealTimers();
  vi.resetModules();
});

const rubric = { 'llm-rubric': 'Is polite.' };

test.each<[string, Json]>([
  ['a judge', rubric],
  ['judges inside of another one', { 'all-of': [rubric] }],
])('what %s used of a model counts although the verdict comes too late', async (_, written) => {
  const { tryOnce, use } = await import('../../support/plan-of.ts');
  let asksAgain = (): void => {};
  const askedAgain = new Promise<void>((resolve) => {
    asksAgain = resolve;
  });
  const model = scriptedJudge(() => 'no verdict');
  const { chat } = model;
  const slow = {
    ...model,
    chat: async (...asked: Parameters<typeof chat>) => {
      if (model.requests.length === 0) return chat(...asked);
      asksAgain();
      return new Promise<never>(() => {});
    },
  };
  const registry = createRegistry(builtinJudges);
  const tools = { load: async () => undefined, golden: async () => undefined, model: slow };
  const trying = tryOnce(
    () => 'Hello',
    { expect: [use(written)] },
    { asksModel: () => true, prepareJudge: (one) => prepareJudge(one, registry, tools) },
  );
  await askedAgain;
  await vi.advanceTimersByTimeAsync(120_000);
  const { status, judgements } = await trying;
  expect(status).toBe('invalid');
  expect(judgements[0]).toMatchObject({
    status: 'invalid',
    reason: 'It gave no verdict within 2m 00s, the limit of judges that ask a model.',
    usage: { model: 'j-1', calls: 1, inputTokens: 10, outputTokens: 3, costUsd: 0.25 },
  });
});
