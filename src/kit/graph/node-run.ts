import type { AgentContext, OpenSpan } from '../../model/agent.ts';
import { formatDuration } from '../../model/duration.ts';
import { AgentError } from '../../model/failure.ts';
import type { Json } from '../../model/json.ts';
import { attribute } from '../../model/span.ts';
import { retry } from '../reliability/retry.ts';
import type { Node, NodeResult } from './node.ts';
import { NodeContext } from './node-context.ts';

const firstAttempt = { [attribute.nodeAttempt]: 1 };
const timerNotNeeded = new Error('The attempt ended in time.');

/** Results by names of nodes. */
export type Upstream = Readonly<Record<string, Json>>;

/** A node at work: its attempts, and the spans that record them. */
export class NodeRun {
  readonly #node: Node;
  readonly #path: string;
  readonly #input: Json;
  readonly #upstream: Upstream;
  readonly #graph: AgentContext;
  readonly #span: OpenSpan;
  #attempts = 0;
  #attempt: NodeContext | null = null;
  #attemptSpan: OpenSpan | null = null;
  #waiting: AbortController | null = null;

  constructor(node: Node, path: string, input: Json, upstream: Upstream, graph: AgentContext) {
    this.#node = node;
    this.#path = path;
    this.#input = input;
    this.#upstream = upstream;
    this.#graph = graph;
    this.#span = graph.trace.start('node', path);
  }

  /** @returns what the attempt that counts gave */
  work(): Promise<NodeResult> {
    const { retry: policy } = this.#node;
    if (!policy) return this.#try(1);
    const { clock, random } = this.#graph;
    this.#waiting = new AbortController();
    const context = { clock, random, trace: this.#span, signal: this.#waiting.signal };
    return retry((attempt) => this.#try(attempt), context, policy);
  }

  succeed(result: Json): void {
    this.#span.set({
      [attribute.nodeStatus]: 'succeeded',
      [attribute.nodeAttempts]: this.#attempts,
      [attribute.nodeOutput]: result,
    });
    this.#span.end();
  }

  fail(error: unknown): void {
    this.#span.set({ [attribute.nodeStatus]: 'failed', [attribute.nodeAttempts]: this.#attempts });
    this.#span.end(error);
  }

  /** Tells the node to stop and closes its spans; whatever it does from here on is ignored. */
  cancel(reason: unknown, blame: Readonly<Record<string, Json>>): void {
    this.#attemptSpan?.end(reason);
    this.#span.set({
      [attribute.nodeStatus]: 'cancelled',
      [attribute.nodeAttempts]: this.#attempts,
      ...blame,
    });
    this.#span.end();
    this.#attempt?.abort(reason);
    this.#waiting?.abort(reason);
  }

  #try(attempt: number): Promise<NodeResult> {
    this.#attempts = attempt;
    this.#attemptSpan = null;
    const context = new NodeContext(this.#graph, this.#path);
    this.#attempt = context;
    const result = this.#graph.trace.span<NodeResult>(
      'node',
      this.#path,
      attempt === 1 ? firstAttempt : { [attribute.nodeAttempt]: attempt },
      () => {
        // The recorder may let the work begin late; by then the attempt may have been given up.
        context.throwIfAborted();
        return this.#node.run({ input: this.#input, upstream: this.#upstream, context, attempt });
      },
      {
        parent: this.#span,
        opened: (span) => {
          this.#attemptSpan = span;
        },
      },
    );
    const { timeoutMs } = this.#node;
    return timeoutMs === null ? result : this.#inTime(result, timeoutMs, context);
  }

  /** A node that does not listen to its signal is left behind, and its late result is ignored. */
  async #inTime(result: Promise<NodeResult>, timeoutMs: number, context: NodeContext): Promise<NodeResult> {
    const timer = new AbortController();
    const expiry = this.#graph.clock.sleep(timeoutMs, timer.signal).then(() => {
      const error = new AgentError(
        'timeout',
        `"${this.#path}" did not finish within ${formatDuration(timeoutMs)}.`,
      );
      if (this.#attempt === context) this.#attemptSpan?.end(error);
      context.abort(error);
      throw error;
    });
    try {
      return await Promise.race([result, expiry]);
    } finally {
      timer.abort(timerNotNeeded);
    }
  }
}
