import type { ServerResponse } from 'node:http';

export interface ServerEvent {
  readonly event?: string;
  readonly data: string;
}

/**
 * Sends server-sent events, one write each.
 *
 * @param cut - the connection breaks half-way
 * @param ending - what stands after the last event
 */
export async function streamEvents(
  response: ServerResponse,
  events: readonly ServerEvent[],
  cut: boolean,
  ending = '',
): Promise<void> {
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' });
  const sent = cut ? events.slice(0, Math.ceil(events.length / 2)) : events;
  for (const { event, data } of sent) {
    await new Promise((done) =>
      response.write(`${event === undefined ? '' : `event: ${event}\n`}data: ${data}\n\n`, done),
    );
  }
  if (cut) response.destroy();
  else response.end(ending);
}
