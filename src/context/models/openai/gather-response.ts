import type { ResponseStreamEvent } from 'openai/resources/responses/responses';
import { cutStream } from './unusable-answer.ts';

/**
 * The response that a stream of its events ends with.
 *
 * @param onText - told each piece of the text as it comes
 * @throws AgentError of kind `network` where the stream ends before the response does
 */
export async function gatherResponse(
  model: string,
  stream: AsyncIterable<ResponseStreamEvent>,
  onText: (piece: string) => void,
): Promise<unknown> {
  for await (const event of stream) {
    if (event.type === 'response.output_text.delta') onText(event.delta);
    if (
      event.type === 'response.completed' ||
      event.type === 'response.incomplete' ||
      event.type === 'response.failed'
    )
      return event.response;
  }
  throw cutStream(model);
}
