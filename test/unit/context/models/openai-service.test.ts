import { describe, expect, test } from 'vitest';
import { openaiService } from '../../../../src/context/models/openai/openai-service.io.ts';
import { TrialContext } from '../../../../src/context/trial-context.ts';
import type { ChatRequest } from '../../../../src/model/agent.ts';
import { toFailure } from '../../../../src/model/failure.ts';
import type { Trouble } from '../../../support/serve-models.ts';
import { withServedModels } from '../../../support/with-served-models.ts';

const served = withServedModels();
const apis = ['chat', 'responses'] as const;

const search = {
  name: 'search',
  description: 'Finds pages.',
  parameters: { type: 'object', properties: { query: { type: 'string' } } },
};
const question: ChatRequest = {
  model: 'm-1',
  messages: [
    { role: 'system', content: 'Be brief.' },
    { role: 'user', content: 'Who?' },
  ],
};

function begun(api: (typeof apis)[number]) {
  const trial = new TrialContext({ seed: 's', clock: 'real', limits: {}, models: openaiService(api) });
  trial.begin();
  return trial;
}

function sent(): Record<string, unknown> {
  return JSON.parse(served().requests.at(-1)?.body ?? '{}');
}

async function failureOf(api: (typeof apis)[number], trouble: Trouble, request: ChatRequest) {
  served().trouble = [trouble];
  return begun(api)
    .models.chat(request)
    .then(
      () => null,
      (error: unknown) => toFailure(error),
    );
}

describe.each(apis)('a chat model asked through %s', (api) => {
  test('hands on what a model asks of tools, and what they gave', async () => {
    served().reply = (messages) =>
      messages.at(-1)?.role === 'tool'
        ? `It is ${messages.at(-1)?.content}.`
        : {
            toolCalls: [
              { name: 'search', arguments: { query: 'who' } },
              { name: 'search', arguments: '{"que' },
            ],
          };
    const { models } = begun(api);
    const first = await models.chat({ ...question, tools: [search] });
    expect(first).toMatchObject({ text: '', finish: 'tool-calls' });
    expect(first.toolCalls.map(({ name, arguments: text }) => [name, text])).toEqual([
      ['search', '{"query":"who"}'],
      ['search', '{"que'],
    ]);
    const [call] = first.toolCalls;
    const second = await models.chat({
      ...question,
      tools: [search],
      messages: [
        ...question.messages,
        { role: 'assistant', content: '', toolCalls: first.toolCalls },
        { role: 'tool', id: call?.id ?? '', content: 'Ada' },
      ],
    });
    expect(second).toMatchObject({ text: 'It is Ada.', toolCalls: [], finish: 'stop' });
  });

  test('tells a text piece by piece and gives the same reply as without a stream', async () => {
    const reply = {
      text: 'One two  three.\nFour',
      toolCalls: [{ name: 'search', arguments: { query: 'x' } }],
      tokens: [5, 6] as const,
      cached: 4,
    };
    served().reply = () => reply;
    const pieces: string[] = [];
    const streamed = await begun(api).models.chat({ ...question, onText: (piece) => pieces.push(piece) });
    const whole = await begun(api).models.chat(question);
    expect(pieces.length).toBeGreaterThan(2);
    expect(pieces.join('')).toBe(reply.text);
    const withoutIds = ({ toolCalls, ...rest }: typeof whole) => ({
      ...rest,
      toolCalls: toolCalls.map(({ id: _, ...call }) => call),
    });
    expect(withoutIds(streamed)).toEqual(withoutIds(whole));
    expect(whole.usage).toEqual({ inputTokens: 5, outputTokens: 6, cachedTokens: 4 });
  });

  test('leaves messages, tokens and how a reply ended in the trace', async () => {
    served().reply = () => ({ text: 'Half of', finish: 'length', tokens: [5, 6], cached: 2 });
    const trial = begun(api);
    expect(await trial.models.chat(question)).toMatchObject({ finish: 'length' });
    expect(trial.spans[0]?.attributes).toEqual({
      'gen_ai.operation.name': 'chat',
      'gen_ai.request.model': 'm-1',
      'gen_ai.input.messages': question.messages,
      'gen_ai.output.messages': [{ role: 'assistant', content: 'Half of' }],
      'gen_ai.response.finish_reasons': 'length',
      'gen_ai.usage.input_tokens': 5,
      'gen_ai.usage.output_tokens': 6,
      'gen_ai.usage.cache_read.input_tokens': 2,
      'agent_eval.cost_usd': null,
    });
  });

  test.each([
    ['bad-request', 'agent', 'status 400'],
    ['unknown-model', 'agent', 'status 404'],
    ['overloaded', 'unavailable', 'status 503'],
    ['broken', 'unavailable', 'status 500'],
    ['malformed', 'output', 'not'],
    ['html', 'output', 'JSON'],
  ] as const)('tells %s as a failure of kind %s', async (trouble, kind, said) => {
    const failure = await failureOf(api, trouble, question);
    expect(failure).toMatchObject({ kind, message: expect.stringContaining(said) });
  });

  test('fails with a stream that is cut, and with one that is no stream', async () => {
    served().reply = () => 'one two three four';
    const streamed = { ...question, onText: () => {} };
    expect(await failureOf(api, 'cut', streamed)).toMatchObject({ kind: 'network' });
    expect(await failureOf(api, 'malformed', streamed)).not.toBeNull();
  });

  test('ends at its own limit of time', async () => {
    const failure = await failureOf(api, 'slow', { ...question, timeoutMs: 20 });
    expect(failure).toMatchObject({ kind: 'timeout', message: expect.stringContaining('within 20ms') });
  });
});

test('asks chat completions with every setting of the request', async () => {
  served().reply = () => '{}';
  await begun('chat').models.chat({
    ...question,
    temperature: 0,
    maxTokens: 20,
    seed: 7,
    stop: ['END'],
    tools: [search],
    toolChoice: 'none',
    responseSchema: { name: 'answer', schema: { type: 'object' } },
  });
  expect(sent()).toEqual({
    model: 'm-1',
    messages: question.messages,
    temperature: 0,
    max_completion_tokens: 20,
    seed: 7,
    stop: ['END'],
    tools: [{ type: 'function', function: search }],
    tool_choice: 'none',
    response_format: { type: 'json_schema', json_schema: { name: 'answer', schema: { type: 'object' } } },
  });
});

test('asks responses with every setting that it knows, and lets the service keep nothing', async () => {
  served().reply = () => '{}';
  await begun('responses').models.chat({
    ...question,
    temperature: 0,
    maxTokens: 20,
    tools: [search],
    toolChoice: 'required',
    responseSchema: { name: 'answer', schema: { type: 'object' } },
  });
  expect(sent()).toEqual({
    model: 'm-1',
    input: question.messages,
    store: false,
    temperature: 0,
    max_output_tokens: 20,
    tools: [{ type: 'function', ...search, strict: false }],
    tool_choice: 'required',
    text: { format: { type: 'json_schema', name: 'answer', schema: { type: 'object' } } },
  });
});
