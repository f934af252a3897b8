import { describe, expect, test } from 'vitest';
import { EarlyStop } from '../../../src/execute/early-stop.ts';
import type { Status } from '../../../src/model/event.ts';
import { agentOf, caseOf, planOf, tryPlan } from '../../support/plan-of.ts';

const cases = ['a', 'b', 'c'].map((id) => caseOf(id));

/** Decides after so many verdicts that are alike. */
function afterSoMany(count: number) {
  return () => {
    let passed = 0;
    let failed = 0;
    return {
      observe(isPassed: boolean) {
        if (isPassed) passed++;
        else failed++;
        return passed >= count ? 'accept' : failed >= count ? 'reject' : 'continue';
      },
    } as const;
  };
}

const nothingEarlier = () => null;

describe('warm-up trials', () => {
  test('come first, agents in turn, are numbered up to 0, and take the cold call upon them', async () => {
    const agents = ['left', 'right'].map((name) => agentOf(() => 'good', { name }));
    const plan = { ...planOf(cases.slice(0, 2), agents), warmup: 2 };
    const { trials } = await tryPlan(plan, { concurrency: 1 });
    expect(trials.map(({ case: key, agent, iteration }) => `${key.at(-1)}${agent[0]}${iteration}`)).toEqual([
      ...['al-1', 'ar-1', 'bl-1', 'br-1'],
      ...['al0', 'ar0', 'bl0', 'br0'],
      ...['al1', 'ar1', 'bl1', 'br1'],
    ]);
    expect(trials.filter(({ cold }) => cold).map(({ iteration }) => iteration)).toEqual([-1, -1]);
  });

  test('leave the trials that count as they are without them', async () => {
    const agent = agentOf((_, { random }) => random.next());
    const outputs = async (warmup: number) => {
      const { trials } = await tryPlan(
        { ...planOf(cases, [agent], { iterations: 2 }), warmup },
        { concurrency: 1 },
      );
      return trials.filter(({ iteration }) => iteration > 0).map(({ output }) => output);
    };
    expect(await outputs(3)).toEqual(await outputs(0));
  });

  test('do not count for --bail', async () => {
    const plan = { ...planOf(cases, [agentOf(() => 'bad')]), warmup: 1 };
    const { trials } = await tryPlan(plan, { concurrency: 1, bail: 2 });
    expect(trials.map(({ iteration }) => iteration)).toEqual([0, 0, 0, 1, 1]);
  });
});

describe('an early stop', () => {
  test.each([1, 100])(
    'calls a decided agent no more, and others on, at concurrency %i',
    async (concurrency) => {
      const calls = { sure: 0, fickle: 0 };
      const sure = agentOf(() => (++calls.sure > 0 ? 'good' : ''), { name: 'sure' });
      const fickle = agentOf(async () => (calls.fickle++ % 2 === 0 ? 'good' : 'bad'), { name: 'fickle' });
      const earlyStop = new EarlyStop(afterSoMany(4), nothingEarlier);
      const { trials, end } = await tryPlan(planOf(cases, [sure, fickle], { iterations: 5 }), {
        concurrency,
        earlyStop,
      });
      expect(calls).toEqual({ sure: 4, fickle: 7 });
      expect(
        trials
          .filter(({ agent }) => agent === 'sure')
          .map(({ case: key, iteration }) => `${key.at(-1)}${iteration}`),
      ).toEqual(['a1', 'b1', 'c1', 'a2']);
      expect(end).toEqual({ status: 'completed' });
    },
  );

  test('waits for the verdict of an agent before it calls it again, a slow judge included', async () => {
    let atOnce = 0;
    let most = 0;
    const agent = agentOf(async () => {
      most = Math.max(most, ++atOnce);
      await new Promise((done) => setImmediate(done));
      atOnce--;
      return 'bad';
    });
    const earlyStop = new EarlyStop(afterSoMany(2), nothingEarlier);
    const { trials } = await tryPlan(planOf(cases, [agent], { iterations: 5 }), {
      concurrency: 50,
      earlyStop,
    });
    expect(trials).toHaveLength(2);
    expect(most).toBe(1);
  });

  test('takes the verdicts of an earlier part in the order of the plan, and tries again only what is needed', async () => {
    let calls = 0;
    const agent = agentOf(() => (++calls > 0 ? 'good' : ''));
    const resume = async (earlier: Readonly<Record<string, Status>>, count: number) => {
      calls = 0;
      const statusOf = (key: string, iteration: number) => earlier[`${key.at(-1)}${iteration}`] ?? null;
      await tryPlan(planOf(cases, [agent], { iterations: 5 }), {
        isDone: ({ planned, iteration }) => statusOf(planned.case.key, iteration) !== null,
        earlyStop: new EarlyStop(afterSoMany(count), ({ planned, iteration }) =>
          statusOf(planned.case.key, iteration),
        ),
      });
      return calls;
    };
    expect(await resume({ a1: 'passed', b1: 'passed', c1: 'passed' }, 3)).toBe(0);
    expect(await resume({ a1: 'passed', b1: 'passed', c1: 'failed' }, 4)).toBe(2);
    expect(await resume({ a1: 'passed', c1: 'passed', a2: 'passed' }, 4)).toBe(1);
  });

  test('takes no evidence from warm-ups and invalid trials', async () => {
    let calls = 0;
    const broken = caseOf('broken', { hooks: 'hooks.mjs' });
    const agent = agentOf(() => (++calls > 0 ? 'good' : ''));
    const hooks = new Map([['hooks.mjs', { beforeTrial: () => Promise.reject(new Error('no')) }]]);
    const plan = { ...planOf([broken, ...cases], [agent], { iterations: 5 }), warmup: 1 };
    const { trials } = await tryPlan(plan, {
      hooks,
      earlyStop: new EarlyStop(afterSoMany(3), nothingEarlier),
    });
    expect(calls).toBe(3 + 3);
    expect(trials.filter(({ iteration }) => iteration > 0).map(({ status }) => status)).toEqual([
      'invalid',
      'passed',
      'passed',
      'passed',
    ]);
  });
});
