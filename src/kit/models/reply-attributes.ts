import type { ChatReply } from '../../model/agent.ts';
import { copyJson, type Json } from '../../model/json.ts';
import { attribute } from '../../model/span.ts';

/** What the span of a call of a chat model shows of the reply, but for its tokens. */
export function replyAttributes({ text, toolCalls, finish }: Omit<ChatReply, 'usage'>): Record<string, Json> {
  const message = { role: 'assistant', content: text, ...(toolCalls.length > 0 ? { toolCalls } : {}) };
  return {
    [attribute.outputMessages]: copyJson([message]),
    ...(finish === 'stop' ? {} : { [attribute.finish]: finish }),
  };
}
