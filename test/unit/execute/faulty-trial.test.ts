import { expect, it } from 'vitest';
import { runPlan } from '../../../src/execute/run-plan.ts';
import type { Agent } from '../../../src/model/agent.ts';
import type { TrialFinished } from '../../../src/model/event.ts';
import type { Fault } from '../../../src/model/fault.ts';

const searcher: Agent = {
  name: 'searcher',
  run: (_, { tools }) => tools.call({ name: 'search', permission: 'read', run: () => 'found' }, {}),
};

/** Tries one case with these faults; its only judge asks for the output "found". */
async function tryWith(faults: readonly Fault[] | undefined): Promise<TrialFinished> {
  const one = {
    agent: searcher,
    name: 'searcher',
    type: 'module',
    digest: '0',
    timeoutMs: 60_000,
    inProcess: false,
  };
  const testCase = {
    key: 's/a',
    suite: 's',
    digest: '0',
    place: { file: 'cases/s.yaml', line: 1, column: 1 },
    tags: [],
    agents: [],
    input: null,
    expect: [{ judge: 'found', negated: false, settings: {} }],
    clock: 'virtual' as const,
    limits: {},
    only: false,
    metadata: {},
    ...(faults ? { faults: [...faults] } : {}),
  };
  const planned = { case: testCase, agents: [one], iterations: 1, timeoutMs: null };
  const finished: TrialFinished[] = [];
  await runPlan(
    { seed: 1, cases: [planned], agents: [one], thresholds: [], trials: 1 },
    {
      concurrency: 1,
      bail: null,
      prepareJudge:
        () =>
        ({ output }) => {
          const isFound = output === 'found';
          return {
            judge: 'found',
            status: isFound ? 'passed' : 'failed',
            score: isFound ? 1 : 0,
            reason: '.',
          };
        },
      hooks: new Map(),
      isDone: () => false,
      emit: (event) => {
        if (event.type === 'trial-finished') finished.push(event);
      },
      interrupt: new AbortController().signal,
      abandon: new AbortController().signal,
    },
  );
  const [trial] = finished;
  if (!trial) throw new Error('No trial was told.');
  return trial;
}

it('passes a trial whose faults all struck, and counts their delay as the agent’s', async () => {
  const trial = await tryWith([{ tool: 'search', latency: '5s' }]);
  expect(trial).toMatchObject({ status: 'passed', score: 1, latencyMs: 5000 });
  expect(trial.judgements.map(({ judge }) => judge)).toEqual(['found']);
});

it('fails a trial that passed all its judges, where a fault never struck', async () => {
  const trial = await tryWith([{ tool: 'serach', error: 'timeout' }]);
  expect(trial.status).toBe('failed');
  expect(trial.judgements.at(-1)).toMatchObject({
    judge: 'faults',
    status: 'failed',
    reason: 'Fault 1 (tool serach: timeout) never struck: serach was never called. Did you mean "search"?',
  });
});

it('gives the judges what the agent made of a spoilt result', async () => {
  expect(await tryWith([{ tool: 'search', result: 'malformed' }])).toMatchObject({
    status: 'failed',
    output: 'fo',
  });
});

it('errs with the kind of the fault where the agent does not catch it', async () => {
  expect(await tryWith([{ tool: 'search', error: 'rate-limit' }])).toMatchObject({
    status: 'errored',
    error: { kind: 'rate-limit' },
  });
});

it('changes nothing in a case without faults', async () => {
  expect((await tryWith(undefined)).spans.flatMap(({ events }) => events)).toEqual([]);
});
