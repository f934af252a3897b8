import type { AgentContext, ChatReply } from 'agent-eval';
import * as z from 'zod';
import type { Question, Rate } from './answer-schema.ts';

/** What the model must give. */
const replySchema = z.strictObject({ text: z.string().min(1), result: z.number() });

const model = 'local-writer';

export type Prompt = 'full' | 'simple';

/**
 * Has a model write the answer, and believes it only when the number in it is right.
 *
 * @returns null for nonsense
 */
export async function writeText(
  { currency, amount }: Question,
  rate: Rate,
  prompt: Prompt,
  context: AgentContext,
): Promise<string | null> {
  const result = Math.round(amount * rate.rate * 100) / 100;
  const reply = await context.trace.span('chat', model, { 'agent_eval.prompt': prompt }, () =>
    writer(`${amount} EUR`, `${result} ${currency}`, result, prompt, context),
  );
  const read = replySchema.safeParse(parse(reply.text));
  return read.success && read.data.result === result ? read.data.text : null;
}

/** Stands for a model: what it writes follows from the prompt. */
async function writer(
  from: string,
  to: string,
  result: number,
  prompt: Prompt,
  context: AgentContext,
): Promise<ChatReply> {
  await context.clock.sleep(prompt === 'full' ? 900 : 300, context.signal);
  const text = prompt === 'full' ? `At today’s rate ${from} are ${to}.` : `${from} = ${to}`;
  return { text: JSON.stringify({ text, result }), toolCalls: [], finish: 'stop', usage: null };
}

function parse(text: unknown): unknown {
  try {
    return JSON.parse(String(text));
  } catch {
    return null;
  }
}
