import { aiSdkRecorder, defineAgent } from 'agent-eval';
import { generateText, stepCountIs, tool, wrapLanguageModel } from 'ai';
import { MockLanguageModelV3 } from 'ai/test';
import * as z from 'zod';
import { answerTo, callFor, lookUp } from './orders/desk.ts';

/** Stands for a model of a provider, such as `openai('gpt-5-mini')`: asks for the tool, then words what it gave. */
const model = new MockLanguageModelV3({
  modelId: 'scripted',
  doGenerate: async ({ prompt }) => {
    const asked = JSON.stringify(prompt.find(({ role }) => role === 'user')?.content);
    const last = prompt.at(-1);
    const result = last?.role === 'tool' ? JSON.stringify(last.content) : null;
    const call = result === null ? callFor(asked) : null;
    return {
      content: call
        ? [{ type: 'tool-call', toolCallId: 'call-1', toolName: call.name, input: JSON.stringify(call.args) }]
        : [{ type: 'text', text: answerTo(result ?? '') }],
      finishReason: { unified: call ? 'tool-calls' : 'stop', raw: undefined },
      usage: {
        inputTokens: { total: 40, noCache: 30, cacheRead: 10, cacheWrite: undefined },
        outputTokens: { total: 8, text: 8, reasoning: undefined },
      },
      warnings: [],
    };
  },
});

export default defineAgent({
  input: z.string(),
  parts: { tools: ['order_lookup'] },
  run: async (question: string, context) => {
    const recorder = aiSdkRecorder(context);
    const { text } = await generateText({
      model: wrapLanguageModel({ model, middleware: recorder.middleware }),
      tools: recorder.tools({
        order_lookup: tool({
          description: 'Where an order is.',
          inputSchema: z.object({ order: z.number() }),
          execute: async ({ order }) => {
            await context.clock.sleep(300, context.signal);
            return lookUp(order);
          },
        }),
      }),
      stopWhen: stepCountIs(4),
      prompt: question,
      maxRetries: 0,
      abortSignal: context.signal,
    });
    return text;
  },
});
