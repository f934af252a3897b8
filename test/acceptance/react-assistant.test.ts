import { afterEach, beforeEach, expect, test } from 'vitest';
import type { TempProject } from '../support/run-project.ts';
import { sampleProject } from '../support/sample-project.ts';
import { type ServedModels, serveModels } from '../support/serve-models.ts';

let served: ServedModels;
let project: TempProject;
beforeEach(async () => {
  served = await serveModels();
  project = sampleProject({
    'cases/ask.yaml': `suite: ask
agents: [react-assistant]
clock: virtual
cases:
  - id: euros
    input: How much is order o-3 in euros?
    expect:
      - contains: 108 EUR
      - json-subset: { value: { status: answered, steps: 3 } }
      - trajectory: { calls: [find_order, convert] }
`,
  });
});
afterEach(async () => {
  project.remove();
  await served.close();
});

test('react-assistant solves a task with tools through a model behind HTTP', async () => {
  served.reply = (messages) => {
    const last = messages.at(-1);
    if (last?.role === 'user') return { toolCalls: [{ name: 'find_order', arguments: '{"order":"o-3"}' }] };
    const amount = /"amount":(\d+),"currency":"(\w+)"/.exec(last?.content ?? '');
    if (amount?.[2] === 'EUR') return `It is ${amount[1]} EUR.`;
    const args = { amount: Number(amount?.[1]), from: amount?.[2], to: 'EUR' };
    return { toolCalls: [{ name: 'convert', arguments: JSON.stringify(args) }] };
  };
  const { exitCode, stdout } = await project.run([], { ...served.env, OPENAI_MODEL: 'm-7' });
  expect(stdout).toContain('1 of 1');
  expect(exitCode).toBe(0);
  expect(served.requests).toHaveLength(3);
  const { model, tools } = JSON.parse(served.requests[0]?.body ?? '');
  expect(model).toBe('m-7');
  expect(tools).toHaveLength(4);
  expect(tools[0]).toMatchObject({
    function: { name: 'find_order', parameters: { properties: { order: { type: 'string' } } } },
  });
});
