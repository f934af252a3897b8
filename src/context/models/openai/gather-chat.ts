import type { ChatCompletionChunk } from 'openai/resources/chat/completions';
import { cutStream } from './unusable-answer.ts';

type Call = { id: string; function: { name: string; arguments: string } };

/**
 * Puts the chunks of a streamed chat completion together to what one that is not streamed looks like.
 *
 * @param onText - told each piece of the text as it comes
 * @throws AgentError of kind `network` where the stream ends before the reply does
 */
export async function gatherChat(
  model: string,
  stream: AsyncIterable<ChatCompletionChunk>,
  onText: (piece: string) => void,
): Promise<unknown> {
  let content = '';
  let refusal = '';
  let finish: string | null = null;
  let usage: unknown = null;
  const calls: Call[] = [];
  for await (const chunk of stream) {
    usage = chunk.usage ?? usage;
    const choice = chunk.choices[0];
    if (!choice) continue;
    const { delta } = choice;
    finish = choice.finish_reason ?? finish;
    refusal += delta.refusal ?? '';
    for (const part of delta.tool_calls ?? []) {
      const call = calls[part.index] ?? { id: '', function: { name: '', arguments: '' } };
      calls[part.index] = call;
      call.id ||= part.id ?? '';
      call.function.name += part.function?.name ?? '';
      call.function.arguments += part.function?.arguments ?? '';
    }
    if (!delta.content) continue;
    content += delta.content;
    onText(delta.content);
  }
  if (finish === null) throw cutStream(model);
  const message = {
    content: content === '' ? null : content,
    refusal: refusal === '' ? null : refusal,
    tool_calls: calls.filter(Boolean),
  };
  return { choices: [{ message, finish_reason: finish }], usage };
}
