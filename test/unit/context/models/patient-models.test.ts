import { describe, expect, test, vi } from 'vitest';
import type { ModelService } from '../../../../src/context/models/model-service.ts';
import { openaiService } from '../../../../src/context/models/openai/openai-service.io.ts';
import { type Patience, patientModels } from '../../../../src/context/models/patient-models.ts';
import { TrialContext } from '../../../../src/context/trial-context.ts';
import { VirtualClock } from '../../../../src/context/virtual-clock.ts';
import type { ChatReply, ChatRequest } from '../../../../src/model/agent.ts';
import { AgentError, toFailure } from '../../../../src/model/failure.ts';
import { modelCall } from '../../../support/model-call.ts';
import { withServedModels } from '../../../support/with-served-models.ts';

const served = withServedModels();
const hello: ChatRequest = { model: 'm-1', messages: [{ role: 'user', content: 'hello' }] };
const reply: ChatReply = { text: 'ok', toolCalls: [], finish: 'stop', usage: null };

type Send = (request: ChatRequest, at: number) => ChatReply | Promise<ChatReply>;

/** Patience with a service in memory, on a clock that jumps; `sentMs` says when each request was sent. */
function patient(send: Send, settings: Partial<Patience> = {}) {
  const clock = new VirtualClock();
  const sentMs: number[] = [];
  const service: ModelService = {
    chat: async (request) => {
      sentMs.push(Math.round(clock.elapsedMs()));
      return send(request, sentMs.length);
    },
    embed: async () => {
      throw new Error('Nobody embeds here.');
    },
  };
  const patience = { retries: 2, seed: 1, perMinute: null, atOnce: null, clock, ...settings };
  return { models: patientModels(service, patience), clock, sentMs };
}

function failing(kinds: readonly AgentError[]): Send {
  return (_, nth) => {
    const error = kinds[nth - 1];
    if (error) throw error;
    return reply;
  };
}

function failureOf(work: Promise<unknown>) {
  return work.then(
    () => null,
    (error: unknown) => toFailure(error),
  );
}

describe('patience with models', () => {
  test.each(['rate-limit', 'unavailable', 'network', 'timeout'] as const)(
    'tries again after a failure of kind %s, and notes each try on the call',
    async (kind) => {
      const { models, sentMs } = patient(failing([new AgentError(kind, 'one'), new AgentError(kind, 'two')]));
      const call = modelCall();
      expect(await models.chat(hello, call)).toEqual(reply);
      expect(call.noted).toEqual({ 'agent_eval.model.retries': 2 });
      expect(call.events).toMatchObject([
        { name: 'retry', attributes: { attempt: 1, kind } },
        { name: 'retry', attributes: { attempt: 2, kind } },
      ]);
      expect(sentMs[1]).toBeLessThanOrEqual(500);
      expect(sentMs[2]).toBeLessThanOrEqual(1500);
    },
  );

  test.each(['output', 'agent', 'permission', 'limit'] as const)(
    'does not try again after a failure of kind %s',
    async (kind) => {
      const { models, sentMs } = patient(failing([new AgentError(kind, 'no')]));
      expect(await failureOf(models.chat(hello, modelCall()))).toEqual({ kind, message: 'no' });
      expect(sentMs).toHaveLength(1);
    },
  );

  test('gives up after the tries that it has, with what the last one threw', async () => {
    const errors = ['one', 'two', 'three'].map((text) => new AgentError('unavailable', text));
    const { models, sentMs } = patient(failing(errors), { retries: 1 });
    expect(await failureOf(models.chat(hello, modelCall()))).toEqual({ kind: 'unavailable', message: 'two' });
    expect(sentMs).toHaveLength(2);
  });

  test('waits the same for the same seed and trial, and not the same for another trial', async () => {
    const waits = async (iteration: number) => {
      const { models } = patient(failing([new AgentError('network', 'one')]));
      const call = modelCall({ iteration });
      await models.chat(hello, call);
      return call.events[0]?.attributes['delayMs'];
    };
    expect(await waits(1)).toBe(await waits(1));
    expect(await waits(1)).not.toBe(await waits(2));
  });

  test('lets everybody wait until the retry-after of one is over', async () => {
    const slowDown = new AgentError('rate-limit', 'slow down', { retryAfterMs: 3000 });
    const { models, sentMs } = patient(failing([slowDown]));
    const [first, second] = [modelCall({ iteration: 1 }), modelCall({ iteration: 2 })];
    const asked = models.chat(hello, first);
    await new Promise((resolve) => setImmediate(resolve));
    await Promise.all([asked, models.chat(hello, second)]);
    expect(sentMs[0]).toBe(0);
    expect(sentMs.slice(1).every((ms) => ms >= 3000)).toBe(true);
    expect(second.events).toEqual([
      { name: 'waited-for-turn', attributes: { waitMs: expect.closeTo(3000, -2) } },
    ]);
  });

  test('does not wait for a service that asks for more than a minute', async () => {
    const { models, sentMs } = patient(
      failing([new AgentError('rate-limit', 'no', { retryAfterMs: 61_000 })]),
    );
    expect(await failureOf(models.chat(hello, modelCall()))).toMatchObject({ kind: 'rate-limit' });
    await models.chat(hello, modelCall());
    expect(sentMs).toHaveLength(2);
    expect(sentMs[1]).toBeLessThan(1000);
  });

  test('tries no longer than the call itself allows', async () => {
    const { models, sentMs } = patient(
      failing([
        new AgentError('rate-limit', 'no', { retryAfterMs: 3000 }),
        new AgentError('network', 'gone'),
      ]),
    );
    expect(await failureOf(models.chat({ ...hello, timeoutMs: 2000 }, modelCall()))).toMatchObject({
      kind: 'rate-limit',
    });
    expect(sentMs).toHaveLength(1);
  });

  test('does not try a stream again of which a piece was told', async () => {
    const pieces: string[] = [];
    const { models, sentMs } = patient((request) => {
      request.onText?.('half');
      throw new AgentError('network', 'cut');
    });
    const asked = models.chat({ ...hello, onText: (piece) => pieces.push(piece) }, modelCall());
    expect(await failureOf(asked)).toMatchObject({ kind: 'network' });
    expect([pieces, sentMs.length]).toEqual([['half'], 1]);
  });

  test('sends at most so many requests at once, in the order in which they were asked', async () => {
    let [running, most] = [0, 0];
    const order: number[] = [];
    const { models } = patient(
      async ({ temperature = 0 }) => {
        most = Math.max(most, ++running);
        order.push(temperature);
        await new Promise((resolve) => setImmediate(resolve));
        running--;
        return reply;
      },
      { atOnce: 3 },
    );
    const numbers = Array.from({ length: 20 }, (_, index) => index);
    await Promise.all(numbers.map((temperature) => models.chat({ ...hello, temperature }, modelCall())));
    expect(most).toBe(3);
    expect(order).toEqual(numbers);
  });

  test('spreads requests over the minute', async () => {
    const { models, sentMs } = patient(() => reply, { perMinute: 60 });
    await Promise.all(Array.from({ length: 5 }, () => models.chat(hello, modelCall())));
    expect(sentMs).toEqual([0, 1000, 2000, 3000, 4000]);
  });

  test('waits for nobody whose trial has ended, and hands the turn on', async () => {
    let release = (): void => {};
    const { models, sentMs } = patient(() => new Promise((resolve) => (release = () => resolve(reply))), {
      atOnce: 1,
    });
    const stop = new AbortController();
    const first = models.chat(hello, modelCall());
    const second = failureOf(models.chat(hello, modelCall({}, stop.signal)));
    const third = models.chat(hello, modelCall());
    await new Promise((resolve) => setImmediate(resolve));
    stop.abort(new Error('Time is up.'));
    expect(await second).toMatchObject({ message: 'Time is up.' });
    release();
    await first;
    await new Promise((resolve) => setImmediate(resolve));
    release();
    await third;
    expect(sentMs).toHaveLength(2);
  });

  test('ends a wait before the next try with the trial', async () => {
    const { models } = patient(failing([new AgentError('rate-limit', 'no', { retryAfterMs: 30_000 })]), {
      clock: { now: () => 0, hold: (work) => work, sleep: (_, signal) => until(signal) },
    });
    const stop = new AbortController();
    const asked = failureOf(models.chat(hello, modelCall({}, stop.signal)));
    await new Promise((resolve) => setImmediate(resolve));
    stop.abort(new Error('Time is up.'));
    expect(await asked).toMatchObject({ message: 'Time is up.' });
  });
});

function until(signal: AbortSignal | undefined): Promise<void> {
  return new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));
}

describe('a service on the wire, asked with patience', () => {
  function begun() {
    const patience = { retries: 2, seed: 1, perMinute: null, atOnce: null, clock: hurried };
    const models = patientModels(openaiService('chat'), patience);
    const trial = new TrialContext({ seed: 's', clock: 'virtual', limits: {}, models });
    trial.begin();
    return trial;
  }
  const hurried = {
    now: () => performance.now(),
    hold: <V>(work: Promise<V>) => work,
    sleep: async () => {},
  };

  test('is asked again after a 503 and a cut answer, and the trace tells it', async () => {
    served().trouble = ['overloaded', 'cut'];
    const trial = begun();
    expect(await trial.models.chat(hello)).toMatchObject({ text: 'HELLO' });
    expect(served().requests).toHaveLength(3);
    expect(trial.spans).toMatchObject([
      {
        attributes: { 'agent_eval.model.retries': 2 },
        events: [
          { name: 'retry', attributes: { kind: 'unavailable' } },
          { name: 'retry', attributes: { kind: 'network' } },
        ],
      },
    ]);
    expect(trial.virtualClock?.waitedUnregistered).toBe(false);
  });

  test.each(['bad-request', 'bad-key', 'unknown-model', 'malformed', 'html'] as const)(
    'is asked once where it answers "%s"',
    async (trouble) => {
      served().trouble = [trouble];
      expect(await failureOf(begun().models.chat(hello))).not.toBeNull();
      expect(served().requests).toHaveLength(1);
    },
  );

  test('is not waited for where none is configured', async () => {
    vi.stubEnv('OPENAI_API_KEY', '');
    vi.stubEnv('OPENAI_BASE_URL', '');
    const trial = begun();
    expect(await failureOf(trial.models.chat(hello))).toMatchObject({ kind: 'unavailable' });
    expect(trial.spans[0]?.events).toEqual([]);
  });
});
