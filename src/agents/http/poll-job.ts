import type { AgentContext } from '../../model/agent.ts';
import type { AgentSettings } from '../../model/agent-settings.ts';
import { parseDuration } from '../../model/duration.ts';
import { AgentError } from '../../model/failure.ts';
import type { Json } from '../../model/json.ts';
import { excerpt } from '../excerpt.ts';
import { readAt } from '../read-at.ts';

export type PollSettings = NonNullable<Extract<AgentSettings, { type: 'http' }>['poll']>;

/**
 * Asks for a job until it is done.
 *
 * @param submitted - the answer that holds the id of the job
 * @param ask - asks once; the waiting between is done on the clock of the trial
 * @returns the answer that says that the job is done
 */
export async function pollJob(
  poll: PollSettings,
  submitted: Json,
  context: AgentContext,
  ask: (id: string | number) => Promise<Json>,
): Promise<Json> {
  const id = readAt(submitted, poll.id, 'poll.id');
  if (typeof id !== 'string' && typeof id !== 'number') {
    throw new AgentError(
      'output',
      `"poll.id": ${poll.id} is no text and no number but ${excerpt(JSON.stringify(id))}.`,
    );
  }
  const everyMs = parseDuration(poll.every) ?? 1000;
  for (;;) {
    await context.clock.sleep(everyMs, context.signal);
    const answer = await ask(id);
    const status = String(readAt(answer, poll.status, 'poll.status'));
    if (poll.done.includes(status)) return answer;
    if (poll.failed.includes(status)) {
      throw new AgentError(
        'agent',
        `The job ${id} ended as "${status}": ${excerpt(JSON.stringify(answer), 500)}`,
      );
    }
  }
}
