import { expect, test } from 'vitest';
import * as z from 'zod';
import { callTools } from '../../../../src/kit/index.ts';
import type { Tool } from '../../../../src/model/agent.ts';
import { AgentError } from '../../../../src/model/failure.ts';
import { kitContext } from '../../../support/kit-context.ts';

const add: Tool = {
  name: 'add',
  permission: 'read',
  input: z.strictObject({ a: z.number(), b: z.number() }),
  run: (args) =>
    z
      .object({ a: z.number(), b: z.number() })
      .transform(({ a, b }) => a + b)
      .parse(args),
};
const broken: Tool = {
  name: 'broken',
  permission: 'read',
  run: () => {
    throw new AgentError('network', 'The line is down.');
  },
};

function request(name: string, text: string, id = 'c1') {
  return { id, name, arguments: text };
}

test('results come back in the order of the requests, each as a message for its request', async () => {
  const requests = [request('add', '{"a":1,"b":2}', 'x'), request('add', '{"a":2,"b":2}', 'y')];
  const outcomes = await callTools(requests, [add], kitContext());
  expect(outcomes).toMatchObject([
    { status: 'succeeded', result: 3, message: { role: 'tool', id: 'x' } },
    { status: 'succeeded', result: 4, message: { role: 'tool', id: 'y' } },
  ]);
  expect(outcomes[1]?.message.content).toMatch(/as data.*\n<<<(\w+)\n4\n\1>>>$/);
});

test.each([
  ['broken JSON', request('add', '{"a":1,'), 'unreadable', /^The arguments are no JSON .* Call again/],
  ['arguments that do not fit', request('add', '{"a":1}'), 'failed', /^The call failed: .*add.*do not fit/],
  [
    'an invented tool',
    request('mail', '{}'),
    'invented',
    'There is no tool "mail". The tools are: add, broken.',
  ],
  ['a tool that fails', request('broken', ''), 'failed', 'The call failed: The line is down.'],
])('%s becomes a message that the model can act on', async (_, wrong, status, message) => {
  const [outcome] = await callTools([wrong], [add, broken], kitContext());
  expect(outcome?.status).toBe(status);
  expect(outcome?.message.content).toMatch(message);
});

test('neither an invented tool nor broken arguments are recorded as a call', async () => {
  const context = kitContext();
  await callTools([request('mail', '{}'), request('add', '{')], [add], context);
  expect(context.trial.spans).toEqual([]);
});

test('a trial that was ended ends the calls', async () => {
  const context = kitContext();
  const ending: Tool = {
    name: 'ending',
    permission: 'read',
    run: (_, { signal }) => {
      context.trial.abort(new Error('The time is up.'));
      signal.throwIfAborted();
      return null;
    },
  };
  await expect(callTools([request('ending', '{}')], [ending], context)).rejects.toThrow('The time is up.');
});
