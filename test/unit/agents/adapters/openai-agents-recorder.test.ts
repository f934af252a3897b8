import {
  Agent,
  OpenAIChatCompletionsModel,
  OpenAIResponsesModel,
  run,
  setTraceProcessors,
  setTracingDisabled,
  tool,
} from '@openai/agents';
import OpenAI from 'openai';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { openAiAgentsRecorder } from '../../../../src/agents/adapters/openai-agents-recorder.ts';
import { TrialContext } from '../../../../src/context/trial-context.ts';

const recorder = openAiAgentsRecorder();

beforeAll(() => {
  // It is off where NODE_ENV is "test".
  setTracingDisabled(false);
  setTraceProcessors([recorder.processor]);
});
afterAll(() => {
  setTracingDisabled(true);
  setTraceProcessors([]);
});

function trial(limits: ConstructorParameters<typeof TrialContext>[0]['limits'] = {}) {
  const context = new TrialContext({ seed: '1', clock: 'virtual', limits });
  context.begin();
  return context;
}

type Said = string | { readonly call: string; readonly args?: object };

/** A model behind chat completions that says these things one after the other, and the last one for ever. */
function scripted(...said: readonly [Said, ...Said[]]) {
  let asked = 0;
  const fetch = async () => {
    const next = said[asked] ?? said.at(-1);
    asked++;
    const message =
      typeof next === 'object' ? { content: null, tool_calls: [callOf(next)] } : { content: next ?? null };
    return Response.json({
      id: 'r',
      object: 'chat.completion',
      created: 0,
      model: 'm',
      choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', ...message } }],
      usage: { prompt_tokens: 5, completion_tokens: 2, total_tokens: 7 },
    });
  };
  return new OpenAIChatCompletionsModel(clientOf(fetch), 'm');
}

function clientOf(fetch: () => Promise<Response>) {
  return new OpenAI({ apiKey: 'none', fetch, maxRetries: 0 });
}

function callOf({ call, args = {} }: Exclude<Said, string>) {
  return {
    id: `c${Math.random()}`,
    type: 'function',
    function: { name: call, arguments: JSON.stringify(args) },
  };
}

function agentsOf(context: TrialContext) {
  return context.spans
    .filter(({ name }) => name === 'invoke_agent')
    .map(({ label, parent }) => [label, context.spans.find(({ id }) => id === parent)?.label ?? null]);
}

describe('a recorder of OpenAI Agents', () => {
  it('has an agent that was handed the work, or called as a tool, lie in the one that it works for', async () => {
    const clerk = new Agent({ name: 'clerk', model: scripted('found') });
    const expert = new Agent({
      name: 'expert',
      model: scripted({ call: 'ask_clerk', args: { input: 'where?' } }, 'done'),
      tools: [clerk.asTool({ toolName: 'ask_clerk', toolDescription: 'Asks.' })],
    });
    const desk = new Agent({
      name: 'desk',
      model: scripted({ call: 'transfer_to_expert' }),
      handoffs: [expert],
    });
    const context = trial();
    const { finalOutput } = await recorder.record(context, (signal) => run(desk, 'hi', { signal }));
    expect(finalOutput).toBe('done');
    expect(agentsOf(context)).toEqual([
      ['desk', null],
      ['expert', 'desk'],
      ['clerk', 'ask_clerk'],
    ]);
    expect(context.spans.every(({ endMs }) => endMs !== null)).toBe(true);
  });

  it('keeps trials apart that run at the same time, and records nothing outside of them', async () => {
    const contexts = [trial(), trial()];
    await Promise.all([
      ...contexts.map((context, index) => {
        const agent = new Agent({ name: `agent-${index}`, model: scripted('done') });
        return recorder.record(context, () => run(agent, 'hi'));
      }),
      run(new Agent({ name: 'nobody', model: scripted('done') }), 'hi'),
    ]);
    expect(contexts.map(agentsOf)).toEqual([[['agent-0', null]], [['agent-1', null]]]);
  });

  it('reads tokens and model of responses, and errors of the service', async () => {
    const reply = {
      id: 'r',
      model: 'm-2026',
      output: [
        {
          type: 'message',
          id: 'o',
          role: 'assistant',
          status: 'completed',
          content: [{ type: 'output_text', text: 'hello', annotations: [] }],
        },
      ],
      usage: {
        input_tokens: 5,
        output_tokens: 2,
        total_tokens: 7,
        input_tokens_details: { cached_tokens: 3 },
      },
    };
    const answering = new OpenAIResponsesModel(
      clientOf(async () => Response.json(reply)),
      'm',
    );
    const first = trial();
    await recorder.record(first, () => run(new Agent({ name: 'a', model: answering }), 'hi'));
    expect(first.spans[1]).toMatchObject({
      name: 'chat',
      label: 'm-2026',
      attributes: {
        'gen_ai.usage.input_tokens': 5,
        'gen_ai.usage.output_tokens': 2,
        'gen_ai.usage.cache_read.input_tokens': 3,
      },
    });
    const refusing = new OpenAIResponsesModel(
      clientOf(async () => new Response('busy', { status: 503 })),
      'm',
    );
    const second = trial();
    await expect(
      recorder.record(second, () => run(new Agent({ name: 'a', model: refusing }), 'hi')),
    ).rejects.toThrow('busy');
    expect(second.spans[1]).toMatchObject({ name: 'chat', error: { kind: 'agent' } });
  });

  it('records streamed runs to their end', async () => {
    const chunks = [
      { choices: [{ index: 0, delta: { role: 'assistant', content: 'hello' }, finish_reason: null }] },
      { choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] },
    ].map(
      (chunk) =>
        `data: ${JSON.stringify({ id: 'r', object: 'chat.completion.chunk', created: 0, model: 'm', ...chunk })}\n\n`,
    );
    const body = `${chunks.join('')}data: [DONE]\n\n`;
    const fetch = async () => new Response(body, { headers: { 'content-type': 'text/event-stream' } });
    const agent = new Agent({ name: 'a', model: new OpenAIChatCompletionsModel(clientOf(fetch), 'm') });
    const context = trial();
    await recorder.record(context, async () => {
      const result = await run(agent, 'hi', { stream: true });
      await result.completed;
    });
    expect(context.spans).toMatchObject([
      { name: 'invoke_agent', endMs: expect.any(Number) },
      { name: 'chat', label: 'm', endMs: expect.any(Number) },
    ]);
    // Nobody told of tokens: unknown is not 0.
    expect(context.spans[1]?.attributes).not.toHaveProperty(['gen_ai.usage.input_tokens']);
  });

  it('is stopped by a limit of the case', async () => {
    const count = tool({
      name: 'count',
      description: 'Counts.',
      parameters: z.object({}),
      execute: async () => 1,
    });
    const agent = new Agent({ name: 'a', model: scripted({ call: 'count' }), tools: [count] });
    const context = trial({ steps: 3 });
    const running = recorder.record(context, (signal) => run(agent, 'hi', { signal, maxTurns: 50 }));
    await expect(running).rejects.toThrow();
    expect(context.overrun()).toMatchObject({ kind: 'limit' });
    expect(context.spans.filter(({ name }) => name !== 'invoke_agent').length).toBeLessThanOrEqual(4);
  });
});
