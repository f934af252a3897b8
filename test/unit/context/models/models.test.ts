import { describe, expect, test, vi } from 'vitest';
import { TrialContext } from '../../../../src/context/trial-context.ts';
import { retryAfterOf, toFailure } from '../../../../src/model/failure.ts';
import { usageOf } from '../../../../src/model/usage.ts';
import { serveModels, stubKey, type Trouble } from '../../../support/serve-models.ts';
import { withServedModels } from '../../../support/with-served-models.ts';

const served = withServedModels();

function begun(
  clock: 'real' | 'virtual' = 'real',
  faults?: ConstructorParameters<typeof TrialContext>[0]['faults'],
) {
  const trial = new TrialContext({ seed: 'seed', clock, limits: {}, ...(faults ? { faults } : {}) });
  trial.begin();
  return trial;
}

const hello = { model: 'm-1', messages: [{ role: 'user', content: 'hello' }] } as const;

function failing(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => {
      throw new Error('It did not fail.');
    },
    (error: unknown) => error,
  );
}

/** What is left of a failure once it is written. */
async function failureOf(trouble: Trouble, kind: 'chat' | 'embed' = 'chat') {
  served().trouble = [trouble];
  const { models } = begun();
  const error = await failing(
    kind === 'chat' ? models.chat(hello) : models.embed({ model: 'e-1', texts: ['one', 'two'] }),
  );
  return { ...toFailure(error), retryAfterMs: retryAfterOf(error) };
}

describe('models of a trial', () => {
  test('answer a chat, and leave a span with model, tokens and an unknown cost', async () => {
    const trial = begun();
    const reply = await trial.models.chat(hello);
    expect(reply).toEqual({
      text: 'HELLO',
      toolCalls: [],
      finish: 'stop',
      usage: { inputTokens: 11, outputTokens: 7 },
    });
    expect(trial.spans).toMatchObject([
      {
        name: 'chat',
        label: 'm-1',
        attributes: {
          'gen_ai.operation.name': 'chat',
          'gen_ai.request.model': 'm-1',
          'gen_ai.usage.input_tokens': 11,
          'gen_ai.usage.output_tokens': 7,
          'agent_eval.cost_usd': null,
        },
      },
    ]);
    expect(usageOf(trial.spans)).toEqual({ modelCalls: 1, inputTokens: 11, outputTokens: 7, costUsd: null });
  });

  test('turn texts into vectors in the order of the texts, whatever order they come in', async () => {
    served().trouble = ['shuffled'];
    const trial = begun();
    const reply = await trial.models.embed({ model: 'e-1', texts: ['holiday', 'contract'] });
    expect(reply).toEqual({
      vectors: [
        [1, 0, 0, 0.01],
        [0, 1, 0, 0.01],
      ],
      usage: { inputTokens: 2, outputTokens: 0 },
    });
    expect(trial.spans).toMatchObject([{ name: 'embeddings', label: 'e-1', endMs: expect.any(Number) }]);
  });

  test('ask for no vectors of no texts', async () => {
    expect((await begun().models.embed({ model: 'e-1', texts: [] })).vectors).toEqual([]);
    expect(served().requests).toEqual([]);
  });

  test('send the key, and none where only an address is configured', async () => {
    await begun().models.chat(hello);
    vi.stubEnv('OPENAI_API_KEY', '');
    await begun().models.chat(hello);
    expect(served().requests.map(({ headers }) => headers.authorization)).toEqual([
      `Bearer ${stubKey}`,
      undefined,
    ]);
  });

  test('say how to configure one where none is', async () => {
    vi.stubEnv('OPENAI_API_KEY', '');
    vi.stubEnv('OPENAI_BASE_URL', ' ');
    const { models } = begun();
    for (const asked of [models.chat(hello), models.embed({ model: 'm-1', texts: [''] })]) {
      expect(toFailure(await failing(asked))).toEqual({
        kind: 'unavailable',
        message: expect.stringMatching(/"m-1".*OPENAI_API_KEY.*OPENAI_BASE_URL/),
      });
    }
  });

  test.each([
    ['OPENAI_BASE_URL', 'http://user:hunter2hunter2@127.0.0.1/v1', /user or password/],
    ['OPENAI_BASE_URL', 'localhost:1234', /begins with http/],
    ['OPENAI_API_KEY', 'sk-one\nsk-two', /line break/],
  ])('refuse a %s that cannot be used, without repeating it', async (name, value, reason) => {
    vi.stubEnv(name, value);
    const failure = toFailure(await failing(begun().models.chat(hello)));
    expect(failure).toMatchObject({ kind: 'unavailable', message: expect.stringMatching(reason) });
    expect(JSON.stringify(failure)).not.toContain(value.slice(4, 14));
  });

  test.each([
    ['bad-key', 'permission', /refused the key in OPENAI_API_KEY \(status 401\)/],
    ['forbidden', 'permission', /status 403: The key \[OPENAI_API_KEY\] may not/],
    ['rate-limit', 'rate-limit', /status 429: Slow down/],
    ['broken', 'unavailable', /status 500: The server had an error/],
    ['unknown-model', 'agent', /"m-1".*status 404: The model does not exist/],
    ['cut', 'network', /no whole answer/],
    ['malformed', 'output', /says that its answer is JSON, but it is not/],
    ['html', 'output', /content type is not JSON/],
    ['no-choices', 'output', /choices/],
  ] as const)('call "%s" an error of kind %s, after one request', async (trouble, kind, message) => {
    const { retryAfterMs, ...failure } = await failureOf(trouble);
    expect(failure).toEqual({ kind, message: expect.stringMatching(message) });
    expect(retryAfterMs).toBe(trouble === 'rate-limit' ? 3000 : null);
    expect(JSON.stringify(failure)).not.toMatch(/sk-stub|bearer/i);
    expect(served().requests).toHaveLength(1);
  });

  test.each(['mixed-lengths', 'too-few', 'not-numbers', 'html'] as const)(
    'take no embeddings that are "%s"',
    async (trouble) => {
      expect(await failureOf(trouble, 'embed')).toMatchObject({ kind: 'output' });
    },
  );

  test('tell a service that is not there', async () => {
    const gone = await serveModels();
    await gone.close();
    vi.stubEnv('OPENAI_BASE_URL', `${gone.env.OPENAI_BASE_URL}?token=abcdefgh`);
    const failure = toFailure(await failing(begun().models.chat(hello)));
    expect(failure).toEqual({ kind: 'network', message: expect.stringMatching(/ECONNREFUSED/) });
    expect(failure.message).not.toContain('abcdefgh');
  });

  test('give up after the time that a request allows', async () => {
    served().trouble = ['slow'];
    const asked = begun().models.embed({ model: 'e-1', texts: ['one'], timeoutMs: 30 });
    expect(await failing(asked)).toMatchObject({ kind: 'timeout', message: expect.stringContaining('30ms') });
  });

  test('end with the trial', async () => {
    served().trouble = ['slow'];
    const trial = begun();
    const asked = failing(trial.models.chat(hello));
    trial.abort(new Error('Time is up.'));
    expect(await asked).toEqual(new Error('Time is up.'));
    expect(await failing(trial.models.chat(hello))).toEqual(new Error('Time is up.'));
  });

  test('take their real time on a virtual clock, while sleeping stays free', async () => {
    const trial = begun('virtual');
    await trial.models.chat(hello);
    await trial.clock.sleep(60_000);
    expect(trial.virtualClock?.waitedUnregistered).toBe(false);
    const [span] = trial.spans;
    expect(span?.endMs).toBeGreaterThan(0);
    expect(span?.endMs).toBeLessThan(30_000);
    expect(trial.elapsedMs()).toBeGreaterThan(60_000);
  });

  test('are struck by faults of a case before anything is sent', async () => {
    const trial = begun('virtual', [{ model: 'm-1', error: 'rate-limit' }]);
    expect(await failing(trial.models.chat(hello))).toMatchObject({ kind: 'rate-limit' });
    expect(served().requests).toEqual([]);
  });
});
