import type { ServerResponse } from 'node:http';
import { json } from '../serve-agent.ts';
import { piecesOf, type ServedReply, type ServedToolCall, tokensOf } from './served-reply.ts';
import { streamEvents } from './stream-events.ts';

/** Answers a request to the interface `responses`, at once or as a stream. */
export async function answerResponse(
  response: ServerResponse,
  body: { readonly model: string; readonly stream?: boolean },
  reply: ServedReply,
  calls: readonly ServedToolCall[],
  cut: boolean,
): Promise<void> {
  const { text = '', finish } = reply;
  const isCut = finish === 'length' || finish === 'content_filter';
  const message = {
    type: 'message',
    id: 'msg_1',
    status: 'completed',
    role: 'assistant',
    content: [{ type: 'output_text', text, annotations: [] }],
  };
  const output = [
    ...(text === '' && calls.length > 0 ? [] : [message]),
    ...calls.map(({ id, name, arguments: written }) => ({
      type: 'function_call',
      id: `fc_${id}`,
      call_id: id,
      name,
      arguments: written,
      status: 'completed',
    })),
  ];
  const tokens = tokensOf(reply);
  const whole = {
    id: 'resp_1',
    object: 'response',
    created_at: 1,
    model: body.model,
    status: isCut ? 'incomplete' : 'completed',
    incomplete_details: isCut
      ? { reason: finish === 'length' ? 'max_output_tokens' : 'content_filter' }
      : null,
    error: null,
    output,
    usage: tokens && {
      input_tokens: tokens[0],
      output_tokens: tokens[1],
      total_tokens: tokens[0] + tokens[1],
      input_tokens_details: { cached_tokens: reply.cached ?? 0 },
      output_tokens_details: { reasoning_tokens: 0 },
    },
  };
  if (!body.stream) return json(response, whole);
  const pieces = piecesOf(reply).map((delta) => ({
    type: 'response.output_text.delta',
    item_id: 'msg_1',
    output_index: 0,
    content_index: 0,
    delta,
  }));
  const events = [
    { type: 'response.created', response: { ...whole, status: 'in_progress', output: [], usage: null } },
    ...pieces,
    ...output.map((item, output_index) => ({ type: 'response.output_item.done', output_index, item })),
    { type: isCut ? 'response.incomplete' : 'response.completed', response: whole },
  ].map((event, sequence_number) => ({ ...event, sequence_number }));
  await streamEvents(
    response,
    events.map((event) => ({ event: event.type, data: JSON.stringify(event) })),
    cut,
  );
}
