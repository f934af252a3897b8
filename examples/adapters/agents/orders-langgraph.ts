import { AIMessage, type BaseMessage, HumanMessage } from '@langchain/core/messages';
import { tool } from '@langchain/core/tools';
import { FakeChatModel } from '@langchain/core/utils/testing';
import { END, MessagesAnnotation, START, StateGraph } from '@langchain/langgraph';
import { ToolNode } from '@langchain/langgraph/prebuilt';
import { defineAgent, langGraphRecorder } from 'agent-eval';
import * as z from 'zod';
import { answerTo, callFor, lookUp } from './orders/desk.ts';

/** Stands for a model such as `new ChatOpenAI({ model: 'gpt-5-mini' }).bindTools([orderLookup])`. */
class ScriptedModel extends FakeChatModel {
  override async _generate(messages: BaseMessage[]) {
    const [first, last] = [messages[0], messages.at(-1)];
    const result = last?.getType() === 'tool' ? last.text : null;
    const call = result === null ? callFor(first?.text ?? '') : null;
    const asking = { content: '', tool_calls: call ? [{ id: 'call-1', ...call }] : [] };
    const message = new AIMessage(call ? asking : answerTo(result ?? ''));
    const tokens = { input_tokens: 40, output_tokens: 8, total_tokens: 48 };
    Object.assign(message, { usage_metadata: tokens });
    return { generations: [{ message, text: message.text }] };
  }
}

const model = new ScriptedModel({ metadata: { ls_model_name: 'scripted' } });

const orderLookup = tool(({ order }) => lookUp(order), {
  name: 'order_lookup',
  description: 'Where an order is.',
  schema: z.object({ order: z.number() }),
});

const graph = new StateGraph(MessagesAnnotation)
  .addNode('think', async ({ messages }, config) => ({ messages: [await model.invoke(messages, config)] }))
  .addNode('tools', new ToolNode([orderLookup]))
  .addEdge(START, 'think')
  .addConditionalEdges('think', ({ messages }) => (asksForTools(messages.at(-1)) ? 'tools' : END))
  .addEdge('tools', 'think')
  .compile();

function asksForTools(message: BaseMessage | undefined): boolean {
  return AIMessage.isInstance(message) && (message.tool_calls ?? []).length > 0;
}

export default defineAgent({
  input: z.string(),
  parts: { nodes: ['think', 'tools'], tools: ['order_lookup'] },
  run: async (question: string, context) => {
    const { messages } = await graph.invoke(
      { messages: [new HumanMessage(question)] },
      { callbacks: [langGraphRecorder(context)], signal: context.signal },
    );
    return messages.at(-1)?.text ?? '';
  },
});
