import { generateText, simulateReadableStream, stepCountIs, streamText, tool, wrapLanguageModel } from 'ai';
import { MockLanguageModelV3 } from 'ai/test';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { aiSdkRecorder } from '../../../../src/agents/adapters/ai-sdk-recorder.ts';
import { TrialContext } from '../../../../src/context/trial-context.ts';

type Options = ConstructorParameters<typeof TrialContext>[0];
type Model = NonNullable<ConstructorParameters<typeof MockLanguageModelV3>[0]>;

const usage = {
  inputTokens: { total: 5, noCache: undefined, cacheRead: undefined, cacheWrite: undefined },
  outputTokens: { total: undefined, text: undefined, reasoning: undefined },
};
const finishReason = { unified: 'stop', raw: undefined } as const;
const askingForTool = {
  content: [{ type: 'tool-call', toolCallId: 'a', toolName: 'count', input: '{}' } as const],
  finishReason: { unified: 'tool-calls', raw: undefined } as const,
  usage,
  warnings: [],
};
const saying = { content: [{ type: 'text', text: 'done' } as const], finishReason, usage, warnings: [] };

function scene(model: Model, options: Partial<Options> = {}) {
  const context = new TrialContext({ seed: '1', clock: 'virtual', limits: {}, ...options });
  context.begin();
  const recorder = aiSdkRecorder(context);
  const wrapped = wrapLanguageModel({
    model: new MockLanguageModelV3({ modelId: 'm', ...model }),
    middleware: recorder.middleware,
  });
  return { context, recorder, settings: { model: wrapped, prompt: 'hi', maxRetries: 0 } };
}

describe('a recorder of the AI SDK', () => {
  it('ends the span of a streamed call with its stream, and leaves out tokens that nobody told', async () => {
    const chunks = [
      { type: 'text-start', id: 't' },
      { type: 'text-delta', id: 't', delta: 'hello' },
      { type: 'text-end', id: 't' },
      { type: 'finish', usage, finishReason },
    ] as const;
    const { context, settings } = scene({
      doStream: async () => ({ stream: simulateReadableStream({ chunks: [...chunks] }) }),
    });
    expect(await streamText(settings).text).toBe('hello');
    expect(context.spans).toMatchObject([{ name: 'chat', label: 'm', endMs: expect.any(Number) }]);
    expect(context.spans[0]?.attributes).toEqual({
      'gen_ai.operation.name': 'chat',
      'gen_ai.request.model': 'm',
      'gen_ai.usage.input_tokens': 5,
    });
  });

  it('tells of an error in the middle of a stream', async () => {
    const chunks = [
      { type: 'error', error: new Error('cut') },
      { type: 'finish', usage, finishReason },
    ] as const;
    const { context, settings } = scene({
      doStream: async () => ({ stream: simulateReadableStream({ chunks: [...chunks] }) }),
    });
    await streamText({ ...settings, onError: () => {} }).consumeStream();
    expect(context.spans).toMatchObject([{ error: { message: 'cut' }, endMs: expect.any(Number) }]);
  });

  it('tells of a model that fails', async () => {
    const { context, settings } = scene({
      doGenerate: () => Promise.reject(Object.assign(new Error('slow down'), { status: 429 })),
    });
    await expect(generateText(settings)).rejects.toThrow('slow down');
    expect(context.spans).toMatchObject([{ error: { kind: 'rate-limit' } }]);
  });

  it('has faults of a case strike models and tools', async () => {
    const { context, recorder, settings } = scene(
      { doGenerate: [askingForTool, saying] },
      { faults: [{ tool: 'count', error: 'network' }] },
    );
    const count = tool({ inputSchema: z.object({}), execute: () => 1 });
    const tools = recorder.tools({ count });
    const { text } = await generateText({ ...settings, tools, stopWhen: stepCountIs(3) });
    expect(text).toBe('done');
    expect(context.unfiredFaults).toEqual([]);
    expect(context.spans.map(({ name, error }) => [name, error?.kind])).toEqual([
      ['chat', undefined],
      ['execute_tool', 'network'],
      ['chat', undefined],
    ]);
  });

  it('takes the last of what a tool gives in stages, and lets tools sleep on the virtual clock', async () => {
    const { context, recorder, settings } = scene({ doGenerate: [askingForTool, saying] });
    const count = tool({
      inputSchema: z.object({}),
      async *execute() {
        yield 1;
        await context.clock.sleep(60_000);
        yield 2;
      },
    });
    await generateText({ ...settings, tools: recorder.tools({ count }), stopWhen: stepCountIs(3) });
    const call = context.spans.find(({ name }) => name === 'execute_tool');
    expect(call?.attributes['gen_ai.tool.call.result']).toBe(2);
    expect((call?.endMs ?? 0) - (call?.startMs ?? 0)).toBe(60_000);
  });

  it('is stopped by a limit of the case', async () => {
    const { context, recorder, settings } = scene({ doGenerate: askingForTool }, { limits: { steps: 3 } });
    const tools = recorder.tools({ count: tool({ inputSchema: z.object({}), execute: () => 1 }) });
    const running = generateText({ ...settings, tools, stopWhen: stepCountIs(50) });
    await expect(running).rejects.toMatchObject({ kind: 'limit' });
    expect(context.spans).toHaveLength(3);
  });
});
