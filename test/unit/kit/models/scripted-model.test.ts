import { expect, test } from 'vitest';
import { scriptedModel } from '../../../../src/kit/index.ts';
import type { ChatMessage } from '../../../../src/model/agent.ts';
import { kitContext } from '../../../support/kit-context.ts';

function ask(text: string, ...before: ChatMessage[]) {
  return { model: 'm', messages: [...before, { role: 'user', content: text } as const] };
}

test('each step answers once, the first that fits', async () => {
  const chat = scriptedModel([
    { when: 'weather', reply: 'Sunny.' },
    { when: /^TIME/i, reply: 'Noon.' },
    { reply: 'Whatever.' },
  ]);
  const context = kitContext();
  expect((await chat(ask('time?'), context)).text).toBe('Noon.');
  expect((await chat(ask('The weather?'), context)).text).toBe('Sunny.');
  expect((await chat(ask('The weather?'), context)).text).toBe('Whatever.');
});

test('a step that may always be used answers again and again, after those before it', async () => {
  const chat = scriptedModel([{ reply: 'first' }, { reply: 'then', always: true }]);
  const context = kitContext();
  const texts = [];
  for (let n = 0; n < 3; n++) texts.push((await chat(ask('?'), context)).text);
  expect(texts).toEqual(['first', 'then', 'then']);
});

test('a system message can be what a step answers to, an earlier message of the user cannot', async () => {
  const chat = scriptedModel([{ when: 'judge', reply: 'As judge.' }]);
  const context = kitContext();
  await expect(chat(ask('?', { role: 'user', content: 'judge' }), context)).rejects.toThrow('No step');
  expect((await chat(ask('?', { role: 'system', content: 'You judge.' }), context)).text).toBe('As judge.');
});

test('trials share nothing, nor do two requests at once', async () => {
  const chat = scriptedModel([{ reply: 'one', afterMs: 5 }, { reply: 'two' }]);
  const [first, second] = [kitContext(), kitContext()];
  const replies = await Promise.all([chat(ask('?'), first), chat(ask('?'), first), chat(ask('?'), second)]);
  expect(replies.map(({ text }) => text)).toEqual(['one', 'two', 'one']);
});

test('a request that no step fits is an error of the agent that says so', async () => {
  const chat = scriptedModel([{ reply: 'only' }]);
  const context = kitContext();
  await chat(ask('?'), context);
  await expect(chat(ask('And now?'), context)).rejects.toMatchObject({
    kind: 'agent',
    message:
      'No step of the scripted model "m" is left for the message of role user "And now?": 1 of 1 were used.',
  });
});

test('a call leaves the span of a real one, with estimated tokens and without a made-up price', async () => {
  const chat = scriptedModel([
    { reply: { text: 'I look.', toolCalls: [{ name: 'look', arguments: { at: 'it' } }] } },
    { reply: 'Done.', tokens: { inputTokens: 70, outputTokens: 5 }, costUsd: 0.02, afterMs: 300 },
  ]);
  const context = kitContext();
  const reply = await chat(ask('What is it?'), context);
  expect(reply).toEqual({
    text: 'I look.',
    toolCalls: [{ id: 'call-1', name: 'look', arguments: '{"at":"it"}' }],
    finish: 'tool-calls',
    usage: { inputTokens: 3, outputTokens: 4 },
  });
  await chat(ask('And?'), context);
  expect(context.trial.spans).toMatchObject([
    {
      name: 'chat',
      label: 'm',
      attributes: {
        'gen_ai.operation.name': 'chat',
        'gen_ai.request.model': 'm',
        'gen_ai.input.messages': [{ role: 'user', content: 'What is it?' }],
        'gen_ai.output.messages': [{ role: 'assistant', content: 'I look.', toolCalls: reply.toolCalls }],
        'gen_ai.response.finish_reasons': 'tool-calls',
        'gen_ai.usage.input_tokens': 3,
        'agent_eval.cost_usd': null,
      },
    },
    { attributes: { 'gen_ai.usage.output_tokens': 5, 'agent_eval.cost_usd': 0.02 } },
  ]);
  expect(context.trial.elapsedMs()).toBeGreaterThanOrEqual(300);
});

test('a reply may follow from the request, and a broken call of a tool goes out as written', async () => {
  const chat = scriptedModel([
    { reply: ({ messages }) => `You said ${messages.length}.` },
    { reply: () => ({ toolCalls: [{ name: 'x', arguments: '{broken' }] }) },
  ]);
  const context = kitContext();
  expect((await chat(ask('?'), context)).text).toBe('You said 1.');
  expect((await chat(ask('?'), context)).toolCalls[0]?.arguments).toBe('{broken');
});
