import { describe, expect, test } from 'vitest';
import { settleStatus } from '../../../src/execute/settle-status.ts';
import { AgentError } from '../../../src/model/failure.ts';
import { isJsonObject, type Json } from '../../../src/model/json.ts';
import type { Judgement, JudgeUse } from '../../../src/model/judge.ts';
import { tryOnce, use } from '../../support/plan-of.ts';

function scored(score: number, parts: { weight?: number; required?: true } = {}): Judgement {
  return { judge: 'judge', status: score >= 0.5 ? 'passed' : 'failed', score, reason: 'because', ...parts };
}

const invalid: Judgement = { judge: 'broken', status: 'invalid', reason: 'no trace' };
const unscored: Judgement = { judge: 'shy', status: 'unscored', reason: 'null' };

describe('the status of a trial', () => {
  test.each<[string, Judgement[], number | undefined, string, number | null]>([
    ['passes when every required judgement passed', [scored(1), scored(0.5)], undefined, 'passed', 0.75],
    ['fails when one required judgement failed', [scored(1), scored(0)], undefined, 'failed', 0.5],
    [
      'never lets weights outvote a required judge',
      [scored(1, { weight: 99 }), scored(0)],
      0.5,
      'failed',
      0.99,
    ],
    ['lets a weighted judge fail', [scored(1), scored(0, { weight: 1 })], undefined, 'passed', 0.5],
    [
      'fails on a weighted judge that is required',
      [scored(1), scored(0, { weight: 1, required: true })],
      undefined,
      'failed',
      0.5,
    ],
    ['weighs the score', [scored(1, { weight: 3 }), scored(0, { weight: 1 })], 0.75, 'passed', 0.75],
    [
      'fails under the pass score',
      [scored(1, { weight: 3 }), scored(0, { weight: 1 })],
      0.76,
      'failed',
      0.75,
    ],
    [
      'is not put under the pass score by rounding',
      [scored(0.7), scored(0.7), scored(0.7)],
      0.7,
      'passed',
      0.7,
    ],
    [
      'is not put under it by weights either',
      [scored(0.9, { weight: 1 }), scored(0.5, { weight: 1 }), scored(0.7)],
      0.7,
      'passed',
      0.7,
    ],
    ['leaves unscored judgements out of the score', [scored(1), unscored], 1, 'passed', 1],
    ['is invalid when a judgement is', [scored(1), invalid], undefined, 'invalid', null],
    ['is invalid with nothing but unscored judgements', [unscored, unscored], undefined, 'invalid', null],
    ['is invalid where nothing was expected', [], undefined, 'invalid', null],
    ['is invalid where nothing weighs anything', [scored(1, { weight: 0 })], undefined, 'invalid', null],
  ])('%s', (_, judgements, passScore, status, score) => {
    const outcome = settleStatus(judgements, undefined, false, passScore);
    expect(outcome.status).toBe(status);
    if (score === null) expect(outcome).toMatchObject({ score: null, reason: expect.stringMatching(/\S/) });
    else expect(outcome.score).toBeCloseTo(score, 12);
  });

  test('tells why there was no score', () => {
    expect(settleStatus([unscored], undefined, false, undefined).reason).toBe(
      'None of its judges could give a score. shy: null',
    );
  });

  test('is errored, score 0, when the agent failed and no judge speaks of errors', () => {
    const error = { kind: 'agent' as const, message: 'no' };
    expect(settleStatus([scored(1)], error, false, undefined)).toEqual({ status: 'errored', score: 0 });
    expect(settleStatus([invalid], error, false, undefined).status).toBe('errored');
    expect(settleStatus([scored(1)], error, true, undefined)).toEqual({ status: 'passed', score: 1 });
    expect(settleStatus([scored(0)], error, true, undefined)).toEqual({ status: 'failed', score: 0 });
  });
});

const silent = new Promise<Json>(() => {});

describe('a trial', () => {
  test.each<[string, string, () => Json | Promise<Json>, JudgeUse[]]>([
    ['passed', 'answers well', () => 'good', [use({ equals: 'good' })]],
    ['failed', 'answers badly', () => 'bad', [use({ equals: 'good' })]],
    ['failed', 'answers with nothing', () => null, [use({ 'not-contains': 'secret' })]],
    ['errored', 'throws', () => fail('agent'), [use({ 'not-contains': 'secret' })]],
    ['errored', 'rejects', () => Promise.reject(new Error('no')), [use({ equals: 'good' })]],
    [
      'passed',
      'throws what an error judge expects',
      () => fail('rate-limit'),
      [use({ error: 'rate-limit' })],
    ],
    [
      'failed',
      'throws something else than the error judge expects',
      () => fail('network'),
      [use({ error: 'rate-limit' })],
    ],
    ['failed', 'does not throw although an error is expected', () => 'good', [use('error')]],
    ['passed', 'rightly does not throw', () => 'good', [use('not-error')]],
    ['failed', 'throws under not-error', () => fail('agent'), [use('not-error')]],
    ['invalid', 'left no trace for a judge of tools', () => 'good', [use({ 'tool-called': 'search' })]],
    ['invalid', 'left no trace, under not- as well', () => 'good', [use({ 'not-tool-called': 'search' })]],
    ['invalid', 'is judged by a module that cannot be loaded', () => 'good', [use({ script: './none.ts' })]],
  ])('is %s when the agent %s', async (status, _, run, expected) => {
    const trial = await tryOnce(run, { expect: expected });
    expect(trial.status).toBe(status);
    expect(trial.score).toBe(status === 'passed' ? 1 : status === 'invalid' ? null : 0);
    if (status === 'invalid') expect(trial.reason).toMatch(/^(not-)?(tool-called|script): \S/);
  });

  test('that hangs is errored at its limit, judged all the same, and its later answer ignored', async () => {
    let answer: (output: Json) => void = () => {};
    const trial = await tryOnce(
      () => new Promise<Json>((resolve) => (answer = resolve)),
      {},
      { agent: { timeoutMs: 20 } },
    );
    answer('good');
    expect(trial).toMatchObject({ status: 'errored', error: { kind: 'timeout' }, output: null, score: 0 });
    expect(trial.latencyMs).toBeGreaterThanOrEqual(19);
    expect(trial.judgements).toHaveLength(1);
  });

  test('whose agent throws a timeout of its own did not run out of time itself', async () => {
    const modelTimedOut = (): never => {
      throw new AgentError('timeout', 'The model gave no answer within 1s.');
    };
    const fast = await tryOnce(modelTimedOut, {}, { agent: { timeoutMs: 10_000 } });
    expect(fast).toMatchObject({ status: 'errored', error: { kind: 'timeout' }, timedOut: false });
    const hung = await tryOnce(() => silent, {}, { agent: { timeoutMs: 10 } });
    expect(hung).toMatchObject({ status: 'errored', error: { kind: 'timeout' }, timedOut: true });
    expect(await tryOnce(() => 'good')).not.toHaveProperty('timedOut');
  });

  test('that hangs on a virtual clock took its limit at least, although that clock stood still', async () => {
    const trial = await tryOnce(
      () => new Promise<Json>(() => {}),
      { clock: 'virtual' },
      { agent: { timeoutMs: 120 } },
    );
    expect(trial).toMatchObject({ status: 'errored', error: { kind: 'timeout' }, latencyMs: 120 });
    expect(trial.warnings).toBeUndefined();
  });

  test('that blocks the event loop past its limit and then answers is errored, too', async () => {
    const block = (): Json => {
      for (const until = performance.now() + 30; performance.now() < until; );
      return 'good';
    };
    for (const run of [block, async () => block()]) {
      const trial = await tryOnce(run, {}, { agent: { timeoutMs: 10 } });
      expect(trial).toMatchObject({ error: { kind: 'timeout' }, timedOut: true, output: null });
    }
  });

  test('with a limit longer than a timer can be does not time out at once', async () => {
    const slow = (): Promise<Json> => new Promise((resolve) => setTimeout(() => resolve('good'), 10));
    const trial = await tryOnce(slow, {}, { agent: { timeoutMs: 100 * 86_400_000 } });
    expect(trial.status).toBe('passed');
  });

  test('passes with a hang that an error judge expects', async () => {
    const trial = await tryOnce(
      () => silent,
      { expect: [use({ error: 'timeout' })] },
      { agent: { timeoutMs: 20 } },
    );
    expect(trial).toMatchObject({ status: 'passed', score: 1, error: { kind: 'timeout' } });
  });

  test('keeps kind, message and cause of what was thrown, whatever it is', async () => {
    const thrown = async (value: unknown) => (await tryOnce(() => Promise.reject(value))).error;
    expect(await thrown(new Error('outer', { cause: new Error('inner') }))).toEqual({
      kind: 'agent',
      message: 'outer',
      cause: 'inner',
    });
    expect(await thrown('text')).toEqual({ kind: 'agent', message: 'text' });
    expect((await thrown(undefined))?.message).toMatch(/\S/);
    expect(await thrown({ code: 'ECONNREFUSED', message: 'refused' })).toMatchObject({ kind: 'network' });
    const hostile = new Proxy({}, { get: () => fail('agent') });
    expect((await thrown(hostile))?.message).toMatch(/\S/);
  });
});

function fail(kind: AgentError['kind']): never {
  throw new AgentError(kind, `failed with ${kind}`);
}

describe('what agents and judges are handed', () => {
  test('cannot be changed by an agent for the trials after it', async () => {
    const input = { items: [1, 2] };
    const run = (given: Json): Json => {
      if (isJsonObject(given) && Array.isArray(given['items'])) given['items'].pop();
      return 'good';
    };
    await tryOnce(run, { input });
    expect(input).toEqual({ items: [1, 2] });
  });

  test('is what the agent gave then, whatever it does to it later', async () => {
    const output: Json[] = ['good'];
    const run = async (): Promise<Json> => {
      queueMicrotask(() => queueMicrotask(() => setImmediate(() => output.push('later'))));
      return output;
    };
    const trial = await tryOnce(
      run,
      { expect: [use({ script: './wait.ts' })] },
      {
        load: async () => async () => {
          await new Promise((resolve) => setTimeout(resolve, 5));
          return true;
        },
      },
    );
    expect(trial.output).toEqual(['good']);
  });

  test('cannot be changed by a scorer that sorts in place', async () => {
    const expected = [3, 1, 2];
    const load = async () => (subject: { output: number[]; expected: number[] }) =>
      subject.output.sort().join() === subject.expected.sort().join();
    const parts = {
      expected,
      expect: [use({ script: './sort.ts' }), use({ 'json-equals': { value: [2, 3, 1] } })],
    };
    const trial = await tryOnce(() => [2, 3, 1], parts, { load });
    expect(trial).toMatchObject({ status: 'passed', output: [2, 3, 1] });
    expect(expected).toEqual([3, 1, 2]);
  });
});

describe('a judge', () => {
  test('that never settles is invalid at the limit of the trial, under its own name', async () => {
    const parts = {
      expect: [use({ equals: 'good' }), use({ 'not-script': { file: './hangs.ts', label: 'slow one' } })],
    };
    const trial = await tryOnce(() => 'good', parts, {
      agent: { timeoutMs: 20 },
      load: async () => () => new Promise(() => {}),
    });
    expect(trial).toMatchObject({ status: 'invalid', score: null });
    expect(trial.judgements).toMatchObject([
      { judge: 'equals', status: 'passed' },
      { judge: 'not-script', label: 'slow one', status: 'invalid', reason: expect.stringContaining('20ms') },
    ]);
    expect(trial.reason).toContain('not-script');
  });

  test('that throws is invalid, and its time is never the agent’s', async () => {
    const trial = await tryOnce(
      () => 'good',
      { expect: [use({ script: './slow.ts' })] },
      {
        load: async () => async () => {
          await new Promise((resolve) => setTimeout(resolve, 50));
          throw new Error('broken');
        },
      },
    );
    expect(trial).toMatchObject({ status: 'invalid', reason: expect.stringContaining('broken') });
    expect(trial.latencyMs).toBeLessThan(40);
  });
});
