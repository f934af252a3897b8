import { describe, expect, test } from 'vitest';
import { type BudgetSettings, Budgets } from '../../../../src/context/models/budgets.ts';
import type { ModelService } from '../../../../src/context/models/model-service.ts';
import { openaiService } from '../../../../src/context/models/openai/openai-service.io.ts';
import { patientModels } from '../../../../src/context/models/patient-models.ts';
import { pricedModels } from '../../../../src/context/models/priced-models.ts';
import type { ChatReply, ChatRequest } from '../../../../src/model/agent.ts';
import { AgentError, toFailure } from '../../../../src/model/failure.ts';
import { pricesOn } from '../../../../src/project/price-of-model.ts';
import { modelCall } from '../../../support/model-call.ts';
import { withServedModels } from '../../../support/with-served-models.ts';

const served = withServedModels();

/** Its reply costs at most a dollar of output, and next to nothing of input. */
const dollar: ChatRequest = {
  model: 'm-1',
  maxTokens: 1_000_000,
  messages: [{ role: 'user', content: 'hello' }],
};
const priceOf = (model: string) => (model === 'm-1' ? { input: 0, output: 1, cachedInput: 0 } : null);

function replyOf(outputTokens: number): ChatReply {
  return { text: 'ok', toolCalls: [], finish: 'stop', usage: { inputTokens: 10, outputTokens } };
}

function paid(settings: BudgetSettings, chat: ModelService['chat']) {
  const budgets = new Budgets(settings);
  const service: ModelService = { chat, embed: () => Promise.reject(new Error('Nobody embeds here.')) };
  return { models: pricedModels(service, { priceOf, budgets }), budgets };
}

function failureOf(work: Promise<unknown>) {
  return work.then(
    () => null,
    (error: unknown) => toFailure(error),
  );
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('the cost of a call', () => {
  const prices = pricesOn('2026-11-20', {
    prices: {
      'm-1': [
        { input: 4, output: 10, since: '2026-06-01' },
        { input: 2, output: 8, 'cached-input': 0.5, since: '2026-11-20' },
        { input: 9, output: 99, since: '2026-11-21' },
      ],
      'm-2': { input: 1, output: 3 },
      'm-3': { input: 1, output: 3, since: '2027-01-01' },
    },
  });

  test('follows from the newest price that is not in the future', () => {
    expect(prices?.('m-1')).toEqual({ input: 2, output: 8, cachedInput: 0.5 });
    expect(prices?.('m-2')).toEqual({ input: 1, output: 3, cachedInput: 1 });
    expect(prices?.('m-3')).toBeNull();
    expect(prices?.('toString')).toBeNull();
    expect(pricesOn('2026-11-20', { 'default-price': { input: 1, output: 1 } })?.('any')).toMatchObject({
      input: 1,
    });
    expect(pricesOn('2026-11-20', { prices: {} })).toBeUndefined();
  });

  test('is noted by the tokens that the service counted, cached ones at their own price', async () => {
    served().reply = () => ({ text: 'ok', tokens: [1000, 500], cached: 400 });
    const models = pricedModels(openaiService('chat'), { priceOf: prices ?? (() => null), budgets: null });
    const call = modelCall();
    await models.chat({ model: 'm-1', messages: [{ role: 'user', content: 'hello' }] }, call);
    expect(call.noted['agent_eval.cost_usd']).toBeCloseTo((600 * 2 + 400 * 0.5 + 500 * 8) / 1e6, 12);
  });

  test('is null where the service counts nothing', async () => {
    served().reply = () => ({ text: 'ok', tokens: null });
    const models = pricedModels(openaiService('chat'), { priceOf: prices ?? (() => null), budgets: null });
    const call = modelCall();
    await models.chat({ model: 'm-1', messages: [{ role: 'user', content: 'hello' }] }, call);
    expect(call.noted).toEqual({ 'agent_eval.cost_usd': null });
  });

  test('is needed: a model without a price is not asked', async () => {
    const models = pricedModels(openaiService('chat'), { priceOf: prices ?? (() => null), budgets: null });
    const call = modelCall();
    const failure = await failureOf(models.chat({ model: 'm-9', messages: [] }, call));
    expect(failure).toEqual({
      kind: 'agent',
      message: expect.stringMatching(/"m-9".*models\.prices.*default-price/),
    });
    expect(call.noted).toEqual({ 'agent_eval.cost_usd': 0 });
    expect(served().requests).toEqual([]);
  });

  test.each([
    ['rate-limit', 0],
    ['unavailable', 0],
    ['permission', 0],
    ['agent', 0],
    ['network', null],
    ['timeout', null],
    ['output', null],
  ] as const)('of a call that failed with "%s" is %s', async (kind, costUsd) => {
    const { models } = paid({}, () => Promise.reject(new AgentError(kind, 'no')));
    const call = modelCall();
    expect(await failureOf(models.chat(dollar, call))).toMatchObject({ kind });
    expect(call.noted).toEqual({ 'agent_eval.cost_usd': costUsd });
  });
});

describe('budgets', () => {
  test.each([{ run: 3 }, { trial: 3 }])(
    '%o is never overdrawn by 100 calls at once, and none is stuck',
    async (settings) => {
      let spent = 0;
      let inFlight = 0;
      let most = 0;
      const { models, budgets } = paid(settings, async () => {
        inFlight++;
        most = Math.max(most, spent + inFlight);
        await turn();
        inFlight--;
        spent += 0.1;
        return replyOf(100_000);
      });
      const failures = await Promise.all(
        Array.from({ length: 100 }, () => failureOf(models.chat(dollar, modelCall()))),
      );
      expect(most).toBeLessThanOrEqual(3 + 1e-9);
      // The last call has to leave a whole dollar for what it may cost.
      expect(failures.filter((failure) => failure === null)).toHaveLength(21);
      expect(failures.find((failure) => failure !== null)).toMatchObject({ kind: 'limit' });
      expect(budgets.spentReason === null).toBe('trial' in settings);
    },
  );

  test('say what is used up, how much it was, and where it was set', async () => {
    const { models, budgets } = paid({ run: 1.5 }, async () => replyOf(600_000));
    await models.chat(dollar, modelCall());
    expect(await failureOf(models.chat(dollar, modelCall({ iteration: 2 })))).toEqual({
      kind: 'limit',
      message:
        'No model was asked: the budget of the run is used up: $0.60 of $1.50 is spent, and the next call may cost up to $1.00 (models.budget.run in the config).',
    });
    expect(budgets.refused({ case: 'suite/case', agent: 'agent', iteration: 2 })).toBe(true);
    expect(budgets.refused({ case: 'suite/case', agent: 'agent', iteration: 1 })).toBe(false);
  });

  test('refuse a call that may cost more than one call may', async () => {
    const { models, budgets } = paid({ call: 0.5 }, async () => replyOf(1));
    expect(await failureOf(models.chat(dollar, modelCall()))).toMatchObject({
      kind: 'limit',
      message: expect.stringContaining('models.budget.call'),
    });
    expect(await failureOf(models.chat({ ...dollar, maxTokens: 500_000 }, modelCall()))).toBeNull();
    // Without a length 4,096 tokens are taken for the most.
    expect(await failureOf(models.chat({ ...dollar, maxTokens: 500_001 }, modelCall()))).not.toBeNull();
    expect(budgets.spentReason).toBeNull();
  });

  test('count what judges and simulated users ask, and each trial for itself', async () => {
    const { models } = paid({ trial: 2 }, async () => replyOf(600_000));
    await models.chat(dollar, modelCall({ role: 'user' }));
    await models.chat(dollar, modelCall({ role: 'judge' }));
    expect(await failureOf(models.chat(dollar, modelCall()))).toMatchObject({ kind: 'limit' });
    expect(await failureOf(models.chat(dollar, modelCall({ iteration: 2 })))).toBeNull();
  });

  test('a call whose charge nobody knows counts in full, one that was refused not at all', async () => {
    const kinds = ['rate-limit', 'network'] as const;
    let nth = 0;
    const { models } = paid({ run: 2.5 }, async () => {
      const kind = kinds[nth++];
      if (kind) throw new AgentError(kind, 'no');
      return replyOf(0);
    });
    for (const _ of kinds) await failureOf(models.chat(dollar, modelCall()));
    expect(await failureOf(models.chat(dollar, modelCall()))).toBeNull();
    expect(await failureOf(models.chat({ ...dollar, maxTokens: 1_600_000 }, modelCall()))).toMatchObject({
      message: expect.stringContaining('$1.00 of $2.50'),
    });
  });

  test('pay for every try of a call, and end the tries with the money', async () => {
    served().trouble = ['cut', 'cut', 'cut'];
    const clock = {
      now: () => performance.now(),
      hold: <V>(work: Promise<V>) => work,
      sleep: async () => {},
    };
    const patient = patientModels(openaiService('chat'), {
      retries: 5,
      seed: 1,
      perMinute: null,
      atOnce: null,
      clock,
    });
    const models = pricedModels(patient, { priceOf, budgets: new Budgets({ run: 2 }) });
    expect(await failureOf(models.chat(dollar, modelCall()))).toMatchObject({ kind: 'limit' });
    expect(served().requests).toHaveLength(2);
  });

  test('let a wait for money end with the trial', async () => {
    let release = (): void => {};
    const { models } = paid(
      { run: 1.5 },
      () => new Promise((resolve) => (release = () => resolve(replyOf(0)))),
    );
    const first = models.chat(dollar, modelCall());
    await turn();
    const stop = new AbortController();
    const second = failureOf(models.chat(dollar, modelCall({}, stop.signal)));
    await turn();
    stop.abort(new Error('Time is up.'));
    expect(await second).toMatchObject({ message: 'Time is up.' });
    release();
    await first;
  });
});
