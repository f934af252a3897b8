import type { AgentContext } from '../../model/agent.ts';
import { AgentError } from '../../model/failure.ts';
import type { Json } from '../../model/json.ts';
import { LinesWorker } from './lines-worker.io.ts';
import type { ProcessPool } from './process-pool.io.ts';

/**
 * Asks one process for many trials, a JSON line each way, told apart by their `id`.
 *
 * A process that died is replaced when the next trial comes. So is one that let a trial run out of time: it may hang,
 * so it gets no new trials and is ended as soon as the others that it works on are through.
 */
export class LinesProcess {
  readonly #pool: ProcessPool;
  #worker: LinesWorker | null = null;

  constructor(pool: ProcessPool) {
    this.#pool = pool;
  }

  async ask(input: Json, context: AgentContext): Promise<Json> {
    context.signal.throwIfAborted();
    if (this.#worker === null || this.#worker.retired) this.#worker = new LinesWorker(this.#pool);
    const answer = await this.#worker.ask(input, context);
    if (answer.spans.length > 0) context.trace.import(answer.spans);
    if ('output' in answer.result) return answer.result.output;
    throw new AgentError(answer.result.error.kind, answer.result.error.message);
  }
}
