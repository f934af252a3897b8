import { expect, test } from 'vitest';
import { openJudgeModel } from '../../../src/cli/run/judge-model.ts';
import type { ModelCall, ModelService } from '../../../src/context/models/model-service.ts';
import type { Json } from '../../../src/model/json.ts';
import { attribute } from '../../../src/model/span.ts';

const request = { model: 'j-1', messages: [{ role: 'user' as const, content: 'hi' }] };

function judgeAsking(answer: (call: ModelCall) => void, answers = new Map<string, Json>()) {
  const calls: ModelCall[] = [];
  const models: ModelService = {
    chat: async (_, call) => {
      calls.push(call);
      answer(call);
      return { text: 'ok', toolCalls: [], finish: 'stop', usage: null };
    },
    embed: () => Promise.reject(new Error('not asked')),
  };
  const abort = new AbortController();
  const model = openJudgeModel({
    usual: 'j-1',
    models,
    answers: { read: (key) => answers.get(key), write: (key, value) => void answers.set(key, value) },
    redact: (text) => text.replaceAll('hunter22', '[KEY]'),
    signal: abort.signal,
  });
  return { model, calls, abort, answers };
}

test('asks as the judge of a trial, with a signal of its own, and tells the price that the service noted', async () => {
  const { model, calls, abort } = judgeAsking((call) => call.note({ [attribute.costUsd]: 0.02 }));
  const { costUsd } = await model.chat(request, { case: 's/c', agent: 'bot', iteration: 3 });
  expect(costUsd).toBe(0.02);
  expect(calls[0]?.caller).toEqual({ case: 's/c', agent: 'bot', iteration: 3, role: 'judge' });
  abort.abort();
  expect(calls[0]?.signal.aborted).toBe(true);
});

test('without a price the cost is not known, and what was recorded is not waited for', async () => {
  const { model, calls } = judgeAsking(() => {});
  expect((await model.chat(request, { case: 's/c' })).costUsd).toBeNull();
  await calls[0]?.clock.sleep(3_600_000);
});

test('keeps no secret that a judge quotes', async () => {
  const { model, answers } = judgeAsking(() => {});
  await model.remember('question', { reason: 'It says hunter22.' });
  expect(await model.remembered('question')).toEqual({ reason: 'It says [KEY].' });
  expect([...answers.values()]).toEqual([{ reason: 'It says [KEY].' }]);
});
