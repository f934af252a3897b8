import { AgentError } from '../../model/failure.ts';

/** What a decision against going on means for a graph. */
export interface StopNotice {
  /** `rejected`: what comes after does not run; `terminated`: nothing does that is not finished. */
  readonly outcome: 'rejected' | 'terminated';
  /** Who decided; null where time did, or a program. */
  readonly by: string | null;
  readonly reason: string;
}

/**
 * Thrown by a node to say that the graph should not go on here, or not at all. That is an outcome, not an error: the
 * graph resolves and says so.
 */
export class GraphStop extends AgentError {
  readonly notice: StopNotice;

  constructor(message: string, notice: StopNotice) {
    super('permission', message);
    this.notice = notice;
  }
}

/**
 * Stops the whole graph from inside a node: everything that is not finished is cancelled, and the graph resolves with
 * the status `terminated`.
 *
 * @returns what the node throws: `throw stopGraph('the budget is spent')`
 */
export function stopGraph(reason: string): GraphStop {
  return new GraphStop(`The graph was stopped: ${reason}.`, { outcome: 'terminated', by: null, reason });
}

/** The notice that an error carries, or null; a second copy of this package may have made it. */
export function noticeOf(thrown: unknown): StopNotice | null {
  try {
    const notice = property(thrown, 'notice');
    const outcome = property(notice, 'outcome');
    if (outcome !== 'rejected' && outcome !== 'terminated') return null;
    const by = property(notice, 'by');
    return {
      outcome,
      by: typeof by === 'string' ? by : null,
      reason: String(property(notice, 'reason') ?? ''),
    };
  } catch {
    return null;
  }
}

function property(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}
