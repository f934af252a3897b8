import { describe, expect, test } from 'vitest';
import { type RetryPolicy, retry } from '../../../src/kit/index.ts';
import { AgentError, errorKinds } from '../../../src/model/failure.ts';
import { kitContext } from '../../support/kit-context.ts';

/** Fails always with what `failure` gives; tells the waits between its calls. */
async function waitsOf(failure: unknown, policy?: RetryPolicy, seed = 'seed') {
  const context = kitContext({ seed });
  const calls: number[] = [];
  const thrown = await retry(
    () => {
      calls.push(context.trial.elapsedMs());
      throw failure;
    },
    context,
    policy,
  ).catch((error: unknown) => error);
  return { thrown, waits: calls.slice(1).map((at, before) => at - (calls[before] ?? 0)) };
}

const down = new AgentError('unavailable', 'down');

describe('a retry', () => {
  test('calls four times in all, and throws what the last call threw', async () => {
    const { waits, thrown } = await waitsOf(down);
    expect(waits.length).toBe(3);
    expect(thrown).toBe(down);
  });

  test('waits between nothing and 1, 2, 4 … seconds, never over a minute, evenly distributed', async () => {
    const all: number[][] = [];
    for (let seed = 0; seed < 300; seed++)
      all.push((await waitsOf(down, { maxRetries: 8 }, `seed ${seed}`)).waits);
    for (const [retry, longest] of [1000, 2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000].entries()) {
      const waits = all.map((run) => run[retry] ?? Number.NaN);
      expect(Math.max(...waits)).toBeLessThan(longest);
      expect(Math.max(...waits)).toBeGreaterThan(longest * 0.95);
      expect(Math.min(...waits)).toBeLessThan(longest * 0.05);
      expect(waits.reduce((sum, wait) => sum + wait, 0) / waits.length / longest).toBeCloseTo(0.5, 1);
    }
  });

  test('waits the same with the same seed', async () => {
    expect(await waitsOf(down)).toEqual(await waitsOf(down));
    expect((await waitsOf(down)).waits).not.toEqual((await waitsOf(down, {}, 'other')).waits);
  });

  test('waits as long as the other side asks, past the cap too, but not for nonsense', async () => {
    const asked = (retryAfterMs: number) => new AgentError('rate-limit', 'slow down', { retryAfterMs });
    expect((await waitsOf(asked(90_000), { maxRetries: 2 })).waits).toEqual([90_000, 90_000]);
    expect((await waitsOf(asked(0))).waits).toEqual([0, 0, 0]);
    for (const nonsense of [Number.NaN, -5, Number.POSITIVE_INFINITY])
      expect((await waitsOf(asked(nonsense))).waits.every((wait) => wait > 0 && wait < 4000)).toBe(true);
  });

  test('tries only transient failures again', async () => {
    const tried = [];
    for (const kind of errorKinds)
      if ((await waitsOf(new AgentError(kind, 'x'))).waits.length > 0) tried.push(kind);
    expect(tried).toEqual(['timeout', 'rate-limit', 'unavailable', 'network']);
    expect((await waitsOf(Object.assign(new Error('x'), { status: 429 }))).waits.length).toBe(3);
    expect((await waitsOf('text')).waits).toEqual([]);
  });

  test('can wait not at all, and can have no limit to its growth', async () => {
    expect((await waitsOf(down, { baseMs: 0, factor: 1e300, maxRetries: 5 })).waits).toEqual([0, 0, 0, 0, 0]);
    expect((await waitsOf(down, { maxRetries: 0 })).waits).toEqual([]);
  });

  test.each([{ maxRetries: 1.5 }, { baseMs: -1 }, { factor: 0.5 }, { capMs: Number.NaN }])(
    'refuses a policy that cannot be meant: %o',
    async (policy) => {
      await expect(retry(() => 1, kitContext(), policy)).rejects.toBeInstanceOf(RangeError);
    },
  );

  test('ends at once when it is stopped', async () => {
    const context = kitContext();
    let calls = 0;
    const running = retry(() => {
      calls++;
      throw down;
    }, context);
    context.trial.abort(new Error('stop'));
    await expect(running).rejects.toThrow('stop');
    expect(calls).toBe(1);
  });
});
