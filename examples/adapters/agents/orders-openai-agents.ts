import { Agent, OpenAIChatCompletionsModel, run, setTraceProcessors, tool } from '@openai/agents';
import { defineAgent, openAiAgentsRecorder } from 'agent-eval';
import OpenAI from 'openai';
import * as z from 'zod';
import { lookUp } from './orders/desk.ts';
import { scriptedService } from './orders/scripted-service.ts';

// One for all trials. It takes the place of the exporter that would send traces to OpenAI.
const recorder = openAiAgentsRecorder();
setTraceProcessors([recorder.processor]);

/** Without `fetch` and with a key it would ask the real service. */
const client = new OpenAI({ apiKey: 'none', fetch: scriptedService });
const model = new OpenAIChatCompletionsModel(client, 'scripted');

const orders = new Agent({
  name: 'orders',
  instructions: 'Tell where an order is.',
  model,
  tools: [
    tool({
      name: 'order_lookup',
      description: 'Where an order is.',
      parameters: z.object({ order: z.number() }),
      execute: async ({ order }) => lookUp(order),
    }),
  ],
});

const desk = new Agent({ name: 'desk', instructions: 'Hand questions over.', model, handoffs: [orders] });

export default defineAgent({
  input: z.string(),
  parts: { tools: ['order_lookup'] },
  run: async (question: string, context) => {
    const { finalOutput } = await recorder.record(context, (signal) => run(desk, question, { signal }));
    return finalOutput;
  },
});
