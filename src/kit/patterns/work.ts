import type { ChatMessage } from '../../model/agent.ts';
import type { HardStop, Stop, Task } from './task.ts';

export interface Work {
  /** What the model is told first. */
  readonly messages: readonly ChatMessage[];
  /** Most replies of the model. */
  readonly most: number;
  readonly withTools?: boolean;
  /** Tells each round as a step of the task. */
  readonly isTold?: boolean;
}

export type WorkEnd = { readonly status: 'answered'; readonly text: string } | HardStop | Stop<'step-limit'>;

/**
 * The loop that patterns share: the model asks for tools, sees what they give, and asks again, until it answers with a
 * text alone. Tools that its last reply asks for are not called: nobody would see what they give.
 */
export async function work(task: Task, { messages, most, withTools = true, isTold }: Work): Promise<WorkEnd> {
  const talk = [...messages];
  task.beginStep();
  for (let step = 1; step <= most; step++) {
    if (isTold) task.tell('planning', { step });
    const reply = await task.ask(talk, withTools);
    if ('status' in reply) return reply;
    const { text, toolCalls } = reply;
    if (toolCalls.length === 0 && text.trim() !== '') return { status: 'answered', text: text.trim() };
    if (step === most) break;
    if (isTold) task.tell('planned', { step, calls: toolCalls.map(({ name }) => name) });
    if (isTold) task.tell('executing', { step });
    talk.push({ role: 'assistant', content: text, ...(toolCalls.length > 0 ? { toolCalls } : {}) });
    if (toolCalls.length === 0) talk.push(emptyReply);
    for (const request of toolCalls) {
      const result = await task.call(request);
      if ('status' in result) return result;
      talk.push(result);
    }
    if (isTold) task.tell('step_complete', { step });
  }
  return {
    status: 'step-limit',
    reason: `There was no answer within ${most} ${most === 1 ? 'step' : 'steps'}.`,
  };
}

const emptyReply: ChatMessage = {
  role: 'user',
  content: 'Your reply was empty. Call a tool, or write your answer.',
};
