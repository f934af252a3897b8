import { describe, expect, test } from 'vitest';
import type { Hooks } from '../../../src/execute/trial-hooks.ts';
import { AgentError } from '../../../src/model/failure.ts';
import type { Json } from '../../../src/model/json.ts';
import type { Plan } from '../../../src/model/plan.ts';
import { agentOf, caseOf, planOf, tryOnce, tryPlan, use } from '../../support/plan-of.ts';

const cases = ['a', 'b', 'c'].map((id) => caseOf(id));

/** An agent whose answers a test gives, in any order. */
function held() {
  const calls: ((output: Json) => void)[] = [];
  let most = 0;
  let running = 0;
  const run = (): Promise<Json> => {
    running++;
    most = Math.max(most, running);
    return new Promise((resolve) => {
      calls.push((output) => {
        running--;
        resolve(output);
      });
    });
  };
  return { run, calls, most: () => most };
}

async function until(check: () => boolean): Promise<void> {
  for (let turn = 0; turn < 1000 && !check(); turn++) await new Promise((resolve) => setImmediate(resolve));
  if (!check()) throw new Error('It never happened.');
}

describe('a run', () => {
  test('lets agents take turns, and gives every case its first iteration before any its second', async () => {
    const agents = ['left', 'right'].map((name) => agentOf(() => 'good', { name }));
    const { trials } = await tryPlan(planOf(cases, agents, { iterations: 2 }), { concurrency: 1 });
    expect(trials.map(({ case: key, agent, iteration }) => `${key.at(-1)}${agent[0]}${iteration}`)).toEqual([
      'al1',
      'ar1',
      'bl1',
      'br1',
      'cl1',
      'cr1',
      'al2',
      'ar2',
      'bl2',
      'br2',
      'cl2',
      'cr2',
    ]);
  });

  test('marks the first call of each agent as cold', async () => {
    const agents = ['left', 'right'].map((name) => agentOf(() => 'good', { name }));
    const { trials } = await tryPlan(planOf(cases, agents), { concurrency: 1 });
    expect(trials.filter(({ cold }) => cold).map(({ case: key, agent }) => `${key}@${agent}`)).toEqual([
      'suite/a@left',
      'suite/a@right',
    ]);
  });

  test('keeps to the concurrency of the run and to that of each agent', async () => {
    const [shared, single] = [held(), held()];
    const agents = [
      agentOf(shared.run, { name: 'shared' }),
      agentOf(single.run, { name: 'single', concurrency: 1 }),
    ];
    const running = tryPlan(planOf(cases, agents), { concurrency: 3 });
    await until(() => shared.calls.length + single.calls.length === 3);
    expect([shared.calls.length, single.calls.length]).toEqual([2, 1]);
    for (let ended = 0; ended < 6; ended++) {
      await until(() => shared.calls.length + single.calls.length > 0);
      (shared.calls.shift() ?? single.calls.shift())?.('good');
    }
    expect((await running).trials).toHaveLength(6);
    expect([shared.most() <= 3, single.most()]).toEqual([true, 1]);
  });

  test('tells nothing of cases that are skipped, and does not call their agents', async () => {
    let calls = 0;
    const agent = agentOf(() => ++calls);
    const { trials, end } = await tryPlan(planOf([caseOf('a', { skip: 'later' })], [agent]));
    expect([trials.length, calls, end.status]).toEqual([0, 0, 'completed']);
  });

  test('leaves out what an earlier part has finished', async () => {
    const { trials } = await tryPlan(planOf(cases, [agentOf(() => 'good')], { iterations: 2 }), {
      isDone: ({ planned, iteration }) => planned.case.key === 'suite/a' || iteration === 1,
    });
    expect(trials.map(({ case: key, iteration }) => `${key}#${iteration}`)).toEqual([
      'suite/b#2',
      'suite/c#2',
    ]);
  });

  test('stops starting trials after so many that did not pass, and says so', async () => {
    const { trials, end } = await tryPlan(planOf(cases, [agentOf(() => 'bad')]), { concurrency: 1, bail: 2 });
    expect(trials).toHaveLength(2);
    expect(end).toEqual({ status: 'bailed', reason: '2 did not pass; --bail stops at 2' });
  });

  test('is complete where the bail came with the very last trial', async () => {
    const agent = agentOf((input) => input);
    const inputs = ['good', 'good', 'bad'].map((input) =>
      caseOf(input, { key: `suite/${Math.random()}`, input }),
    );
    const { trials, end } = await tryPlan(planOf(inputs, [agent]), { concurrency: 1, bail: 1 });
    expect([trials.length, end.status]).toEqual([3, 'completed']);
  });

  test('finishes what runs after an interrupt, and starts nothing more', async () => {
    const interrupt = new AbortController();
    const agent = held();
    const running = tryPlan(planOf(cases, [agentOf(agent.run)]), {
      concurrency: 2,
      interrupt: interrupt.signal,
    });
    await until(() => agent.calls.length === 2);
    interrupt.abort();
    for (const answer of agent.calls) answer('good');
    const { trials, end } = await running;
    expect([trials.length, agent.calls.length, end.status]).toEqual([2, 2, 'interrupted']);
  });

  test('drops what runs when it is abandoned, tells those agents, and ignores what they say then', async () => {
    const abandon = new AbortController();
    const reasons: unknown[] = [];
    let calls = 0;
    const agent = agentOf((_, { signal }) => {
      calls++;
      return new Promise((resolve) => {
        signal.addEventListener('abort', () => {
          reasons.push(signal.reason);
          resolve('good');
        });
      });
    });
    const running = tryPlan(planOf(cases, [agent]), { abandon: abandon.signal });
    await until(() => calls === 3);
    abandon.abort();
    const { trials, end } = await running;
    expect([trials.length, end.status, reasons.length]).toEqual([0, 'interrupted', 3]);
  });

  test('still judges what had ended when it is abandoned', async () => {
    const abandon = new AbortController();
    const agent = agentOf((input) => {
      if (input !== 'last') return 'good';
      abandon.abort();
      return new Promise(() => {});
    });
    const both = [caseOf('a'), caseOf('b', { input: 'last' })];
    const { trials } = await tryPlan(planOf(both, [agent]), { concurrency: 1, abandon: abandon.signal });
    expect(trials.map(({ status }) => status)).toEqual(['passed']);
  });

  test('fails as a whole when an outcome cannot be told, and goes on with nothing', async () => {
    const telling = tryPlan(planOf(cases, [agentOf(async () => 'good')]), {
      emit: () => {
        throw new Error('full');
      },
    });
    await expect(telling).rejects.toThrow('full');
  });

  test('tells the watchdog of each trial while its agent works, and while it is judged', async () => {
    const log: string[] = [];
    const trials = await tryPlan(planOf(cases.slice(0, 1), [agentOf(() => 'good')]), {
      prepareJudge: (one) => () => {
        log.push('judged');
        return { judge: one.judge, status: 'passed', score: 1, reason: 'yes' };
      },
      watchdog: {
        enter: ({ planned }) => log.push(`enter ${planned.case.key}`),
        leave: (ticket) => void log.push(`leave ${ticket}`),
        during: (slice) => slice(),
      },
    });
    expect(trials.end.status).toBe('completed');
    expect(log).toEqual(['enter suite/a', 'leave 1', 'enter suite/a', 'judged', 'leave 3']);
  });
});

describe('retry', () => {
  /** Fails as often as asked, then answers. */
  function failing(times: number, kind: AgentError['kind'] = 'unavailable') {
    let calls = 0;
    return {
      run: (): Json => {
        calls++;
        if (calls <= times) throw new AgentError(kind, `failure ${calls}`, { retryAfterMs: 0 });
        return 'good';
      },
      calls: () => calls,
    };
  }
  const retry = { max: 2, on: ['unavailable' as const] };

  test('tries again after a failure that the settings name; the last attempt counts, all are recorded', async () => {
    const agent = failing(2);
    const trial = await tryOnce(agent.run, {}, { agent: { retry } });
    expect(trial.status).toBe('passed');
    expect(trial.attempts?.map(({ message }) => message)).toEqual(['failure 1', 'failure 2']);
  });

  test('gives up after the settings’ number of further attempts', async () => {
    const agent = failing(9);
    const trial = await tryOnce(agent.run, {}, { agent: { retry } });
    expect([trial.status, trial.error?.message, agent.calls(), trial.attempts?.length]).toEqual([
      'errored',
      'failure 3',
      3,
      2,
    ]);
  });

  test('never tries again after another kind of failure, or after a wrong answer', async () => {
    const agent = failing(1, 'agent');
    const trial = await tryOnce(agent.run, {}, { agent: { retry } });
    expect([trial.status, agent.calls(), trial.attempts]).toEqual(['errored', 1, undefined]);
    let calls = 0;
    await tryOnce(() => ++calls, {}, { agent: { retry } });
    expect(calls).toBe(1);
  });

  test('tries a trial with hooks again, too, between the two hooks', async () => {
    const log: string[] = [];
    const agent = failing(1);
    const hooks: Hooks = { beforeTrial: () => log.push('before'), afterTrial: () => void log.push('after') };
    const trial = await tryOnce(
      agent.run,
      { hooks: 'h.ts' },
      { agent: { retry }, hooks: new Map([['h.ts', hooks]]) },
    );
    expect([trial.status, trial.attempts?.length, log]).toEqual(['passed', 1, ['before', 'after']]);
  });

  test('does not wait for another attempt once the run is interrupted: the last one counts', async () => {
    const interrupt = new AbortController();
    let calls = 0;
    const run = (): Json => {
      calls++;
      throw new AgentError('unavailable', 'later', { retryAfterMs: 20_000 });
    };
    const running = tryPlan(planOf(cases.slice(0, 1), [agentOf(run, { retry })]), {
      interrupt: interrupt.signal,
    });
    await until(() => calls === 1);
    interrupt.abort();
    const { trials, end } = await running;
    expect(trials).toMatchObject([{ status: 'errored', error: { message: 'later' } }]);
    expect([end.status, calls]).toEqual(['interrupted', 1]);
  });

  test('calls no agent any more once the run is abandoned', async () => {
    const abandon = new AbortController();
    const agent = failing(9);
    const running = tryPlan(planOf(cases.slice(0, 1), [agentOf(agent.run, { retry })]), {
      abandon: abandon.signal,
    });
    abandon.abort();
    await running;
    const calls = agent.calls();
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(agent.calls()).toBe(calls);
  });
});

describe('hooks', () => {
  const withHooks = (hooks: Hooks, run: () => Json = () => 'good', parts = {}) =>
    tryOnce(
      run,
      { hooks: 'h.ts', ...parts },
      { hooks: new Map([['h.ts', hooks]]), agent: { timeoutMs: 30 } },
    );

  test('stand around the trial and are told of it', async () => {
    const told: unknown[] = [];
    await withHooks(
      { beforeTrial: (trial) => told.push(trial), afterTrial: (trial) => void told.push(trial) },
      () => 'good',
      { input: 'in', metadata: { owner: 'me' } },
    );
    const trial = {
      case: 'suite/case',
      agent: 'agent',
      iteration: 1,
      input: 'in',
      metadata: { owner: 'me' },
    };
    expect(told).toEqual([trial, { ...trial, output: 'good' }]);
  });

  test('give judges the state that afterTrial read', async () => {
    const parts = { expect: [use({ 'json-equals': { value: { tickets: 1 }, of: 'state' } })] };
    const trial = await withHooks(
      { afterTrial: async () => ({ state: { tickets: 1 } }) },
      () => 'any',
      parts,
    );
    expect(trial.status).toBe('passed');
  });

  test.each<[string, Hooks, string]>([
    [
      'beforeTrial throws',
      { beforeTrial: () => Promise.reject(new Error('no database')) },
      'beforeTrial failed: no database',
    ],
    [
      'beforeTrial hangs',
      { beforeTrial: () => new Promise(() => {}) },
      'beforeTrial did not end within 30ms',
    ],
    ['afterTrial throws', { afterTrial: () => Promise.reject(new Error('gone')) }, 'afterTrial failed: gone'],
    ['afterTrial hangs', { afterTrial: () => new Promise(() => {}) }, 'afterTrial did not end within 30ms'],
    ['afterTrial gives nonsense', { afterTrial: () => 42 }, 'something other than { state }'],
    ['afterTrial gives a state that is not JSON', { afterTrial: () => ({ state: () => 1 }) }, 'not JSON'],
  ])('make the trial invalid when %s', async (_, hooks, reason) => {
    const trial = await withHooks(hooks);
    expect(trial).toMatchObject({ status: 'invalid', score: null, reason: expect.stringContaining(reason) });
  });

  test('keep the agent from being called when the first one fails, and are told when the agent fails', async () => {
    let calls = 0;
    await withHooks({ beforeTrial: () => Promise.reject(new Error('no')) }, () => ++calls);
    expect(calls).toBe(0);
    let told: unknown;
    const trial = await withHooks(
      {
        afterTrial: ({ error }) => {
          told = error;
        },
      },
      () => {
        throw new Error('broke');
      },
    );
    expect(trial.status).toBe('errored');
    expect(told).toMatchObject({ message: 'broke' });
  });
});

describe('turns', () => {
  const turns = ['hello', 'order 7', 'bye'].map((input) => ({ input, expect: [] as never[] }));

  test('ask once a turn, with the history of what was really said', async () => {
    const seen: Json[] = [];
    const trial = await tryOnce(
      (input, { conversation }) => {
        seen.push({
          input,
          turn: conversation.turn,
          history: conversation.history.map(({ output }) => output),
        });
        return `${conversation.turn}: ${String(input)}`;
      },
      { turns, expect: [use({ equals: '3: bye' })] },
    );
    expect(seen).toEqual([
      { input: 'hello', turn: 1, history: [] },
      { input: 'order 7', turn: 2, history: ['1: hello'] },
      { input: 'bye', turn: 3, history: ['1: hello', '2: order 7'] },
    ]);
    expect(trial).toMatchObject({ status: 'passed', output: '3: bye' });
    expect(trial.turns?.map(({ output }) => output)).toEqual(['1: hello', '2: order 7', '3: bye']);
  });

  test('share a session that no other trial has', async () => {
    const sessions: string[] = [];
    const agent = agentOf((_, { conversation }) => {
      sessions.push(conversation.sessionId);
      return 'good';
    });
    await tryPlan(planOf([caseOf('a', { turns }), caseOf('b')], [agent], { iterations: 2 }));
    expect(sessions).toHaveLength(8);
    expect(new Set(sessions).size).toBe(4);
  });

  test('are judged one by one, each on its own output and spans', async () => {
    const search = { name: 'search', permission: 'read' as const, run: () => 'found' };
    const trial = await tryOnce(
      async (input, { tools, conversation }) => {
        if (conversation.turn === 2) await tools.call(search, null);
        return `echo ${String(input)}`;
      },
      {
        turns: [
          { input: 'hello', expect: [use({ equals: 'echo hello' }), use({ 'not-tool-called': 'search' })] },
          { input: 'order 7', expect: [use({ 'tool-called': 'search' })] },
          { input: 'bye', expect: [use({ contains: 'nothing like it' })] },
        ],
        expect: [],
      },
      { agent: { parts: { tools: ['search'] } } },
    );
    expect(trial.judgements.map(({ judge, turn, status }) => [judge, turn, status])).toEqual([
      ['equals', 1, 'passed'],
      ['not-tool-called', 1, 'passed'],
      ['tool-called', 2, 'passed'],
      ['contains', 3, 'failed'],
    ]);
    expect(trial.status).toBe('failed');
  });

  test('end where one fails; the limit of time is for all of them together', async () => {
    const failed = await tryOnce(
      (_, { conversation }) => {
        if (conversation.turn === 2) throw new Error('lost');
        return 'good';
      },
      { turns },
    );
    expect(failed).toMatchObject({ status: 'errored', error: { message: 'lost' } });
    expect(failed.turns).toHaveLength(1);
    const slow = await tryOnce(
      (_, { clock }) => clock.sleep(400).then(() => 'good'),
      { turns, clock: 'virtual' },
      { agent: { timeoutMs: 1000 } },
    );
    expect(slow).toMatchObject({ status: 'errored', latencyMs: 1000 });
  });

  test('let an error judge of a turn decide about an error', async () => {
    const expectError = [{ input: 'x', expect: [use({ error: 'permission' })] }];
    const trial = await tryOnce(
      () => {
        throw new AgentError('permission', 'no');
      },
      { turns: expectError, expect: [] },
    );
    expect(trial.status).toBe('passed');
  });
});

test('the same seed and a virtual clock give the same records, whatever the order of ends', async () => {
  const agent = agentOf(async (_, { clock, random }) => {
    await clock.sleep(random.integer(1, 1000));
    return random.next();
  });
  const plan: Plan = planOf(
    cases.map((one) => ({ ...one, clock: 'virtual' as const })),
    [agent],
    { iterations: 3 },
  );
  const records = async (concurrency: number) => {
    const { trials } = await tryPlan(plan, { concurrency });
    return trials
      .map(({ at: _, cold: __, ...trial }) => trial)
      .sort((a, b) => (`${a.case}${a.iteration}` < `${b.case}${b.iteration}` ? -1 : 1));
  };
  expect(await records(1)).toEqual(await records(7));
});

describe('a run whose money is used up', () => {
  test('starts no further trial, and leaves out those that were refused, whatever their agents made of it', async () => {
    const refused = new Set<string>();
    const budget = {
      get spentReason() {
        return refused.size > 0 ? 'the money is gone' : null;
      },
      refused: (trial: { readonly case: string }) => refused.has(trial.case),
    };
    let asked = 0;
    const agent = agentOf(() => {
      if (++asked === 2) refused.add('suite/b');
      return 'good';
    });
    const { trials, end } = await tryPlan(planOf(cases, [agent]), { concurrency: 1, budget });
    expect(trials.map((trial) => [trial.case, trial.status])).toEqual([['suite/a', 'passed']]);
    expect(end).toEqual({ status: 'bailed', reason: 'the money is gone' });
    expect(asked).toBe(2);
  });

  test('is not complete where the last trial of all was refused', async () => {
    let isSpent = false;
    const budget = {
      get spentReason() {
        return isSpent ? 'the money is gone' : null;
      },
      refused: () => isSpent,
    };
    const agent = agentOf(() => {
      isSpent = true;
      return 'good';
    });
    const { trials, end } = await tryPlan(planOf(cases.slice(0, 1), [agent]), { budget });
    expect([trials, end.status]).toEqual([[], 'bailed']);
  });
});
