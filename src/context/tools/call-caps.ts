import type { Tool } from '../../model/agent.ts';
import { AgentError } from '../../model/failure.ts';
import { formatCount } from '../../model/format-count.ts';

/** Counts the calls of each tool in one trial, all turns together. */
export class CallCaps {
  readonly #calls = new Map<string, number>();

  /** @throws AgentError of kind `limit` when the tool may not be called once more */
  count({ name, maxCalls }: Tool): void {
    const calls = (this.#calls.get(name) ?? 0) + 1;
    this.#calls.set(name, calls);
    if (maxCalls === undefined || calls <= maxCalls) return;
    const most = maxCalls === 1 ? 'once' : `${formatCount(maxCalls)} times`;
    throw new AgentError(
      'limit',
      `"${name}" may be called ${most} at most, and was. Go on with what you have; it will not be called again.`,
    );
  }
}
