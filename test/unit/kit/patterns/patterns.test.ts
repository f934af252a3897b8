import { describe, expect, test } from 'vitest';
import {
  handOverToStore,
  type PlanAndExecuteOptions,
  type Progress,
  planAndExecute,
  react,
  type ScriptStep,
  scriptedModel,
} from '../../../../src/kit/index.ts';
import { AgentError } from '../../../../src/model/failure.ts';
import type { Json } from '../../../../src/model/json.ts';
import { kitContext } from '../../../support/kit-context.ts';
import { giveTask, toolOf } from '../../../support/pattern-tasks.ts';

const look = toolOf('look', 'A rose.');
const asksToLook: ScriptStep = { reply: { toolCalls: [{ name: 'look', arguments: {} }] } };

function planner(script: readonly ScriptStep[], options: Partial<PlanAndExecuteOptions> = {}) {
  return planAndExecute({ name: 'p', model: 'm', chat: scriptedModel(script), guards: [], ...options });
}

const works: ScriptStep = { when: 'Work on step', reply: 'It is done.', always: true };
const answers: ScriptStep = { when: 'Write the answer', reply: 'All is done.' };

describe('progress', () => {
  test('of ReAct is told in order, to the listener as to the trace', async () => {
    const told: Progress[] = [];
    const agent = react({
      name: 'a',
      model: 'm',
      chat: scriptedModel([asksToLook, { reply: 'Roses.' }]),
      tools: [look],
      onProgress: (progress) => told.push(progress),
    });
    const { events } = await giveTask(agent);
    expect(told).toEqual([
      { phase: 'planning', detail: { step: 1 } },
      { phase: 'planned', detail: { step: 1, calls: ['look'] } },
      { phase: 'executing', detail: { step: 1 } },
      { phase: 'step_complete', detail: { step: 1 } },
      { phase: 'planning', detail: { step: 2 } },
      { phase: 'complete', detail: { status: 'answered' } },
    ]);
    expect(events).toEqual(told.map(({ phase, detail }) => ({ name: phase, attributes: detail })));
  });

  test('of a plan is told in order, a new plan too', async () => {
    const told: string[] = [];
    const agent = planner(
      [
        { reply: '1. Dig\n2. Sow' },
        { when: 'Work on step 1: Dig', reply: 'Dug.' },
        { when: 'Work on step 2: Sow', reply: 'FAILED: no seeds.' },
        { when: 'This step failed: Sow', reply: '1. Buy seeds' },
        works,
        answers,
      ],
      { onProgress: ({ phase }) => told.push(phase), recovery: { retries: 0 } },
    );
    await giveTask(agent);
    expect(told.join(' ')).toBe(
      'planning planned executing step_complete executing planning planned executing step_complete complete',
    );
  });

  test('ends with complete where the agent fails', async () => {
    const context = kitContext();
    const agent = react({ name: 'a', model: 'm', chat: scriptedModel([]) });
    await expect(agent.run('Dig', context)).rejects.toThrow('No step');
    expect(context.trial.spans[0]?.events.at(-1)).toMatchObject({
      name: 'complete',
      attributes: { status: 'error' },
    });
  });
});

describe('a plan', () => {
  test.each([
    ['1. Dig\n2) Sow', ['Dig', 'Sow']],
    ['Here is my plan:\n\n1. Dig\n   1. deep\n2. Sow\n\nGood luck!', null],
    ['Here is my plan:\n\n1. Dig\n    - deep\n2. Sow', ['Dig', 'Sow']],
    ['["Dig", {"step": " Sow "}]', ['Dig', 'Sow']],
    ['Sure:\n```json\n{"steps": ["Dig"]}\n```', ['Dig']],
    ['2. Dig\n3. Sow', null],
    ['- Dig\n- Sow', null],
    ['{"steps": []}', null],
    ['{"steps": ["Dig", 7]}', null],
    ['{"steps": "Dig"}', null],
    ['', null],
  ])('is read from %j', async (written, plan) => {
    const { output } = await giveTask(planner([{ reply: written }, { reply: '?' }, works, answers]));
    const expected = plan ? { status: 'answered', plan } : { status: 'malformed-plan', plan: [] };
    expect(output).toMatchObject(expected);
  });

  test('of one step too many is malformed', async () => {
    const agent = planner([{ reply: '1. Dig\n2. Sow', always: true }], { maxPlanSteps: 1 });
    expect((await giveTask(agent)).output).toMatchObject({ status: 'malformed-plan', steps: 2 });
  });
});

describe('recovery', () => {
  const script: ScriptStep[] = [
    { reply: '1. Dig' },
    { when: 'Work on step 1: Dig', reply: 'FAILED: stones.', always: true },
    { when: 'This step failed', reply: '1. Dig', always: true },
  ];

  test.each([
    [{}, { retries: 9, replans: 2 }, 12],
    [{ retries: 1, replans: 0 }, { retries: 1, replans: 0 }, 2],
    [{ retries: 0, replans: 1 }, { retries: 0, replans: 1 }, 2],
  ])('with %j tries no more than that', async (recovery, counted, failures) => {
    const { output } = await giveTask(planner(script, { recovery }));
    expect(output).toMatchObject({ status: 'step-failed', text: null, report: counted });
    expect(output).toHaveProperty('report.failures.length', failures);
  });

  test('waits after an error that may pass, and not after others', async () => {
    const errors = [new AgentError('rate-limit', 'Slow down.', { retryAfterMs: 7000 }), new Error('Odd.')];
    const chat = scriptedModel([{ reply: '1. Dig' }, works, answers]);
    const agent = planner([], {
      recovery: {},
      chat: (request, context) => {
        const error = errors.shift();
        return error ? Promise.reject(error) : chat(request, context);
      },
    });
    const { output, events } = await giveTask(agent);
    expect(output).toMatchObject({ status: 'answered', text: 'All is done.' });
    expect(events.filter(({ name }) => name === 'retry')).toMatchObject([
      { attributes: { attempt: 1, delayMs: 7000 } },
      { attributes: { attempt: 2, delayMs: 0, reason: 'Odd.' } },
    ]);
  });

  test('is over once the trial is', async () => {
    const context = kitContext();
    const agent = planner([], {
      recovery: {},
      chat: () => {
        context.trial.abort(new Error('The time is up.'));
        return Promise.reject(new Error('cut off'));
      },
    });
    await expect(agent.run('Dig', context)).rejects.toThrow('The time is up.');
  });

  test('may put its report into a store for somebody to read later', async () => {
    const stored = new Map<string, Json>();
    const store = {
      read: (key: string) => stored.get(key) ?? null,
      write: (key: string, value: Json) => void stored.set(key, value),
    };
    const recovery = { retries: 0, replans: 0, handOver: handOverToStore(store) };
    const { output } = await giveTask(planner(script, { recovery }));
    expect(output).toMatchObject({ status: 'handed-over', text: null });
    expect([...stored.values()]).toMatchObject([{ goal: 'Look after the garden', status: 'step-failed' }]);
  });
});

test.each([
  ['maxSteps', () => react({ name: 'a', model: 'm', maxSteps: 0 })],
  ['maxStepsEach', () => planner([], { maxStepsEach: 1.5 })],
  ['keptResults', () => planner([], { keptResults: -1 })],
  ['retries', () => planner([], { recovery: { retries: -1 } })],
])('%s that cannot be meant is told when the agent is made', (name, make) => {
  expect(make).toThrow(`"${name}" must be a whole number`);
});

test('an error of kind limit from the model is a budget that is spent', async () => {
  const agent = react({
    name: 'a',
    model: 'm',
    chat: () => Promise.reject(new AgentError('limit', 'The budget of the day is used up.')),
  });
  expect((await giveTask(agent)).output).toMatchObject({
    status: 'budget-spent',
    reason: 'The budget of the day is used up.',
    steps: 0,
  });
});
