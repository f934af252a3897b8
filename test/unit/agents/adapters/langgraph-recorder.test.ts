import { tool } from '@langchain/core/tools';
import { FakeListChatModel } from '@langchain/core/utils/testing';
import { Annotation, END, interrupt, MemorySaver, START, StateGraph } from '@langchain/langgraph';
import { describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { langGraphRecorder } from '../../../../src/agents/adapters/langgraph-recorder.ts';
import { TrialContext } from '../../../../src/context/trial-context.ts';

const State = Annotation.Root({
  said: Annotation<string[]>({ reducer: (all, more) => [...all, ...more], default: () => [] }),
});
const fresh = () => new StateGraph(State);

function trial(options: Partial<ConstructorParameters<typeof TrialContext>[0]> = {}) {
  const context = new TrialContext({ seed: '1', clock: 'real', limits: {}, ...options });
  context.begin();
  return { context, callbacks: [langGraphRecorder(context)] };
}

/** Each span as `name label`, under the one that it lies in. */
function pathsOf(context: TrialContext): string[] {
  const pathOf = (id: number | null): string => {
    const span = context.spans.find((candidate) => candidate.id === id);
    if (!span) return '';
    const above = pathOf(span.parent);
    return `${above === '' ? '' : `${above} / `}${span.name} ${span.label}`;
  };
  return context.spans.map(({ id }) => pathOf(id)).sort();
}

describe('a recorder of LangGraph', () => {
  it('puts what runs side by side, and in graphs inside of graphs, where it belongs', async () => {
    const model = new FakeListChatModel({ responses: ['hello'] });
    const inner = fresh()
      .addNode('ask', async (_, config) => ({ said: [(await model.invoke('hi', config)).text] }))
      .addEdge(START, 'ask')
      .addEdge('ask', END)
      .compile();
    const double = tool(({ n }) => n * 2, { name: 'double', schema: z.object({ n: z.number() }) });
    const outer = fresh()
      .addNode('inside', inner)
      .addNode('beside', async (_, config) => ({ said: [String(await double.invoke({ n: 2 }, config))] }))
      .addEdge(START, 'inside')
      .addEdge(START, 'beside')
      .compile();
    const { context, callbacks } = trial();
    await outer.invoke({}, { callbacks });
    expect(pathsOf(context)).toEqual([
      'invoke_workflow LangGraph',
      'invoke_workflow LangGraph / node beside',
      'invoke_workflow LangGraph / node beside / execute_tool double',
      'invoke_workflow LangGraph / node inside',
      'invoke_workflow LangGraph / node inside / node ask',
      'invoke_workflow LangGraph / node inside / node ask / chat FakeListChatModel',
    ]);
    expect(context.spans.every(({ endMs }) => endMs !== null)).toBe(true);
    const call = context.spans.find(({ name }) => name === 'execute_tool');
    expect(call?.attributes).toMatchObject({
      'gen_ai.tool.call.arguments': { n: 2 },
      'gen_ai.tool.call.result': 4,
    });
  });

  it('tells a node that failed from one that waits for a person', async () => {
    const failing = fresh()
      .addNode('breaks', () => {
        throw new Error('broken');
      })
      .addEdge(START, 'breaks')
      .compile();
    const first = trial();
    await expect(failing.invoke({}, { callbacks: first.callbacks })).rejects.toThrow('broken');
    expect(first.context.spans).toMatchObject([
      { name: 'invoke_workflow', error: { message: 'broken' } },
      { label: 'breaks', error: { message: 'broken' } },
    ]);
    const asking = fresh()
      .addNode('asks', () => ({ said: [interrupt('sure?')] }))
      .addEdge(START, 'asks')
      .compile({ checkpointer: new MemorySaver() });
    const second = trial();
    await asking.invoke({}, { callbacks: second.callbacks, configurable: { thread_id: '1' } });
    const node = second.context.spans.find(({ label }) => label === 'asks');
    expect(node).toMatchObject({ attributes: { 'agent_eval.node.status': 'cancelled' } });
    expect(node?.error).toBeUndefined();
  });

  it('has a limit of the case stop the graph', async () => {
    // LangChain writes down what a handler throws, too.
    const written = vi.spyOn(console, 'error').mockImplementation(() => {});
    let calls = 0;
    const model = new FakeListChatModel({ responses: ['hello'] });
    const endless = fresh()
      .addNode('again', async (_, config) => {
        calls++;
        return { said: [(await model.invoke('hi', config)).text] };
      })
      .addEdge(START, 'again')
      .addEdge('again', 'again')
      .compile();
    const { context, callbacks } = trial({ limits: { steps: 2 } });
    await expect(endless.invoke({}, { callbacks })).rejects.toMatchObject({ kind: 'limit' });
    written.mockRestore();
    expect(calls).toBe(3);
    expect(context.spans.filter(({ name }) => name === 'chat')).toHaveLength(2);
  });
});
