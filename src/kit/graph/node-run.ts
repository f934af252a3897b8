import type { AgentContext, OpenSpan } from '../../model/agent.ts';
import { formatDuration } from '../../model/duration.ts';
import { AgentError } from '../../model/failure.ts';
import { isJson, type Json, problemOfJson } from '../../model/json.ts';
import { attribute, type NodeStatus } from '../../model/span.ts';
import { retry } from '../reliability/retry.ts';
import type { Node } from './node.ts';
import { NodeContext } from './node-context.ts';

const noAttributes = {};
const firstAttempt = { [attribute.nodeAttempt]: 1 };
const timerNotNeeded = new Error('The attempt ended in time.');

/** A node at work: its attempts, and the spans that record them. */
export class NodeRun {
  readonly #node: Node;
  readonly #path: string;
  readonly #input: Json;
  readonly #upstream: Readonly<Record<string, Json>>;
  readonly #graph: AgentContext;
  /** For waits between attempts; each attempt has a signal of its own. */
  readonly #between: NodeContext;
  #attempts = 0;
  #attempt: NodeContext | null = null;
  #span: OpenSpan | null = null;
  #attemptSpan: OpenSpan | null = null;
  #cancelled: { readonly reason: unknown } | null = null;

  constructor(
    node: Node,
    path: string,
    input: Json,
    upstream: Readonly<Record<string, Json>>,
    graph: AgentContext,
  ) {
    this.#node = node;
    this.#path = path;
    this.#input = input;
    this.#upstream = upstream;
    this.#graph = graph;
    this.#between = new NodeContext(graph, path);
  }

  /**
   * @param keep - called with the result before the node counts as done
   * @returns the result of the attempt that counts
   */
  work(keep: ((result: Json) => void | Promise<void>) | null): Promise<Json> {
    return this.#graph.trace.span('node', this.#path, noAttributes, async (span) => {
      this.#span = span;
      try {
        const result = this.#node.retry
          ? await retry((attempt) => this.#try(attempt), this.#between, this.#node.retry)
          : await this.#try(1);
        if (keep && !this.#cancelled) await keep(result);
        span.set(this.#ended('succeeded'));
        return result;
      } catch (error) {
        span.set(this.#ended('failed'));
        throw error;
      }
    });
  }

  /** Tells the node to stop and closes its spans; whatever it does from here on is ignored. */
  cancel(reason: unknown, cause: Readonly<Record<string, Json>>): void {
    this.#cancelled = { reason };
    this.#attemptSpan?.end(reason);
    this.#span?.set({ ...this.#ended('cancelled'), ...cause });
    this.#span?.end();
    this.#attempt?.abort(reason);
    this.#between.abort(reason);
  }

  #try(attempt: number): Promise<Json> {
    this.#attempts = attempt;
    this.#attemptSpan = null;
    const context = new NodeContext(this.#graph, this.#path);
    this.#attempt = context;
    const attributes = attempt === 1 ? firstAttempt : { [attribute.nodeAttempt]: attempt };
    const result = this.#graph.trace.span('node', this.#path, attributes, async (span) => {
      this.#attemptSpan = span;
      // The recorder may begin the work late; by then the node may have been given up.
      if (this.#cancelled) throw this.#cancelled.reason;
      context.throwIfAborted();
      const call = { input: this.#input, upstream: this.#upstream, context, attempt };
      return toJson(await this.#node.run(call));
    });
    const { timeoutMs } = this.#node;
    return timeoutMs === null ? result : this.#inTime(result, timeoutMs, context);
  }

  /** A node that does not listen to its signal is left behind, and its late result is ignored. */
  async #inTime(result: Promise<Json>, timeoutMs: number, context: NodeContext): Promise<Json> {
    const timer = new AbortController();
    const expiry = this.#graph.clock.sleep(timeoutMs, timer.signal).then(() => {
      const error = new AgentError(
        'timeout',
        `"${this.#path}" did not finish within ${formatDuration(timeoutMs)}.`,
      );
      this.#attemptSpan?.end(error);
      context.abort(error);
      throw error;
    });
    try {
      return await Promise.race([result, expiry]);
    } finally {
      timer.abort(timerNotNeeded);
    }
  }

  #ended(status: NodeStatus): Record<string, Json> {
    return { [attribute.nodeStatus]: status, [attribute.nodeAttempts]: this.#attempts };
  }
}

function toJson(result: unknown): Json {
  if (result === undefined) return null;
  if (isJson(result)) return result;
  throw new AgentError('output', `The result is not JSON: ${problemOfJson(result)}.`);
}
