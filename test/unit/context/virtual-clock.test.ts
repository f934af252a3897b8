import { describe, expect, test } from 'vitest';
import type { AgentContext } from '../../../src/model/agent.ts';
import type { TrialFinished } from '../../../src/model/event.ts';
import type { Json } from '../../../src/model/json.ts';
import { agentOf, caseOf, planOf, tryOnce, tryPlan } from '../../support/plan-of.ts';

type Run = (context: AgentContext) => Json | Promise<Json>;

function onVirtualClock(run: Run, timeoutMs = 3_600_000): Promise<TrialFinished> {
  return tryOnce((_, context) => run(context), { clock: 'virtual' }, { agent: { timeoutMs } });
}

function inRealTime(durationMs: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, durationMs));
}

/** Turns of the event loop without any time to speak of. */
async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn++) await new Promise((resolve) => setImmediate(resolve));
}

describe('a virtual clock', () => {
  test('takes no real time for a long sleep, and counts all of it', async () => {
    const startMs = performance.now();
    const { latencyMs } = await onVirtualClock(async ({ clock }) => {
      await clock.sleep(1_800_000);
      return 'good';
    });
    expect(latencyMs).toBe(1_800_000);
    expect(performance.now() - startMs).toBeLessThan(1000);
  });

  test('begins at the year 2000 in every trial', async () => {
    const { output } = await onVirtualClock(({ clock }) => new Date(clock.now()).toISOString());
    expect(output).toBe('2000-01-01T00:00:00.000Z');
  });

  test('counts parallel branches once, in the order in which they are due', async () => {
    const order: string[] = [];
    const { latencyMs } = await onVirtualClock(async ({ clock }) => {
      const branch = async (name: string, ...steps: number[]): Promise<void> => {
        for (const step of steps) {
          await clock.sleep(step);
          order.push(`${name}@${clock.now() - Date.UTC(2000, 0, 1)}`);
        }
      };
      await Promise.all([branch('a', 300, 300), branch('b', 100, 400), branch('c', 500)]);
      return 'good';
    });
    expect(order).toEqual(['b@100', 'a@300', 'c@500', 'b@500', 'a@600']);
    expect(latencyMs).toBe(600);
  });

  test('waits for many promises that settle without time, however long their chain is', async () => {
    const { output } = await onVirtualClock(async ({ clock }) => {
      let links = 0;
      const chain = (async () => {
        for (; links < 5000; links++) await null;
      })();
      await clock.sleep(1);
      const seen = links;
      await chain;
      return seen;
    });
    expect(output).toBe(5000);
  });

  test('flows with real time while a real call is held, so that timers beside it fire in order', async () => {
    const order: string[] = [];
    const { latencyMs } = await onVirtualClock(async ({ clock }) => {
      const note = (name: string) => () => void order.push(name);
      await Promise.all([
        clock.hold(inRealTime(60)).then(note('call')),
        clock.sleep(20).then(note('before')),
        clock.sleep(5000).then(note('after')),
      ]);
      return 'good';
    });
    expect(order).toEqual(['before', 'call', 'after']);
    expect(latencyMs).toBeGreaterThanOrEqual(5000);
    expect(latencyMs).toBeLessThan(5050);
  });

  test('hands on what held work gives and throws', async () => {
    const { output } = await onVirtualClock(async ({ clock }) => {
      const failure = await clock
        .hold(Promise.reject(new Error('no')))
        .catch((error: Error) => error.message);
      return [await clock.hold(Promise.resolve(1)), failure];
    });
    expect(output).toEqual([1, 'no']);
  });

  test('ends the inner of two nested limits first, and forgets the sleeps that were cancelled', async () => {
    const { output, latencyMs } = await onVirtualClock(async ({ clock }) => {
      const within = async (limitMs: number, work: (signal: AbortSignal) => Promise<string>) => {
        const limit = new AbortController();
        const result = await Promise.race([
          work(limit.signal).catch(() => 'cancelled'),
          clock.sleep(limitMs, limit.signal).then(() => `over ${limitMs}`),
        ]);
        limit.abort(new Error('done'));
        return result;
      };
      const inner = (signal: AbortSignal) => within(100, () => clock.sleep(900, signal).then(() => 'slept'));
      return [
        await within(500, inner),
        await within(500, (signal) => clock.sleep(50, signal).then(() => 'in time')),
      ];
    });
    expect(output).toEqual(['over 100', 'in time']);
    expect(latencyMs).toBe(150);
  });

  test('rejects a sleep whose signal is aborted, before or meanwhile, with the reason of the signal', async () => {
    const { output } = await onVirtualClock(async ({ clock }) => {
      const before = await clock.sleep(5, AbortSignal.abort('before')).then(() => '', String);
      const controller = new AbortController();
      const sleeping = clock.sleep(1000, controller.signal).then(() => '', String);
      await clock.sleep(10);
      controller.abort('meanwhile');
      return [before, await sleeping];
    });
    expect(output).toEqual(['before', 'meanwhile']);
  });

  test.each([0, -5, Number.NaN])(
    'takes a sleep of %d as one that is over at once, but still in turn',
    async (durationMs) => {
      const { output, latencyMs } = await onVirtualClock(async ({ clock }) => {
        const order: string[] = [];
        const sleeping = clock.sleep(durationMs).then(() => order.push('slept'));
        order.push('went on');
        await sleeping;
        return order;
      });
      expect(output).toEqual(['went on', 'slept']);
      expect(latencyMs).toBe(0);
    },
  );

  test('ends a sleep past the time limit at the limit, in virtual time', async () => {
    const startMs = performance.now();
    const trial = await onVirtualClock(async ({ clock }) => {
      await clock.sleep(1_800_000);
      return 'good';
    }, 5000);
    expect(trial).toMatchObject({ status: 'errored', error: { kind: 'timeout' }, latencyMs: 5000 });
    expect(trial.error?.message).toContain('5s');
    expect(performance.now() - startMs).toBeLessThan(1000);
  });

  test('lets an answer at the very limit count', async () => {
    const trial = await onVirtualClock(({ clock }) => clock.sleep(5000).then(() => 'good'), 5000);
    expect(trial).toMatchObject({ status: 'passed', latencyMs: 5000 });
  });

  test('ends an endless sleep at the limit, too', async () => {
    const trial = await onVirtualClock(
      ({ clock }) => clock.sleep(Number.POSITIVE_INFINITY).then(() => 'good'),
      5000,
    );
    expect(trial).toMatchObject({ status: 'errored', latencyMs: 5000 });
  });

  test('ends a held call at the limit in real time', async () => {
    const trial = await onVirtualClock(({ clock }) => clock.hold(new Promise<Json>(() => {})), 40);
    expect(trial).toMatchObject({ status: 'errored', error: { kind: 'timeout' } });
    expect(trial.latencyMs).toBeGreaterThanOrEqual(39);
  });

  test('keeps two interleaved trials apart', async () => {
    const agent = agentOf(async (input, { clock }) => {
      for (let step = 0; step < 5; step++) {
        await clock.sleep(Number(input));
        await turns(1);
      }
      return clock.now() - Date.UTC(2000, 0, 1);
    });
    const cases = [10, 1000].map((input) => caseOf(`sleeps-${input}`, { input, clock: 'virtual' }));
    const { trials } = await tryPlan(planOf(cases, [agent]));
    expect(trials.map(({ case: key, latencyMs, output }) => [key, latencyMs, output]).sort()).toEqual([
      ['suite/sleeps-10', 50, 50],
      ['suite/sleeps-1000', 5000, 5000],
    ]);
  });

  test('does not vouch for a latency with real waiting that nobody registered, and says so', async () => {
    const trial = await onVirtualClock(() => inRealTime(120).then(() => 'good'));
    expect(trial).toMatchObject({ status: 'passed', latencyMs: null });
    expect(trial.warnings?.join()).toContain('context.clock.hold');
  });

  test('says nothing of a wait that is too short to matter', async () => {
    const trial = await onVirtualClock(() => turns(5).then(() => 'good'));
    expect(trial).toMatchObject({ latencyMs: 0 });
    expect(trial.warnings).toBeUndefined();
  });

  test('never wakes a sleep that an agent begins after its trial has ended', async () => {
    let later: AgentContext['clock'] | null = null;
    await onVirtualClock(({ clock }) => {
      later = clock;
      return 'good';
    });
    let woke = false;
    const clock: AgentContext['clock'] | null = later;
    if (clock === null) throw new Error('The agent was not called.');
    void (clock as AgentContext['clock']).sleep(1).then(() => {
      woke = true;
    });
    await turns(20);
    expect(woke).toBe(false);
  });
});
