import type {
  AgentContext,
  Approvals,
  Clock,
  Conversation,
  Limits,
  Models,
  Tools,
  TraceRecorder,
} from '../../model/agent.ts';
import type { Random } from '../../model/random.ts';

/** Shared by copies of this package, so that a graph of one finds its place in a graph of another. */
const path = Symbol.for('agent-eval.node-path');

/**
 * The context of the graph with a signal of its own, made when it is first asked for.
 *
 * Whoever asks at a gate through it asks as this node, and no longer than its attempt lasts.
 */
export class NodeContext implements AgentContext {
  readonly [path]: string;
  readonly #graph: AgentContext;
  #controller: AbortController | null = null;
  #aborted: { readonly reason: unknown } | null = null;

  constructor(graph: AgentContext, nodePath: string) {
    this.#graph = graph;
    this[path] = nodePath;
  }

  get clock(): Clock {
    return this.#graph.clock;
  }

  get random(): Random {
    return this.#graph.random;
  }

  get trace(): TraceRecorder {
    return this.#graph.trace;
  }

  get approvals(): Approvals {
    const { approvals } = this.#graph;
    return {
      request: (request, signal) =>
        approvals.request(
          { node: this[path], ...request },
          signal ? AbortSignal.any([this.signal, signal]) : this.signal,
        ),
    };
  }

  get tools(): Tools {
    const { tools } = this.#graph;
    return { call: (tool, args, caller = this) => tools.call(tool, args, caller) };
  }

  get models(): Models {
    return this.#graph.models;
  }

  get limits(): Limits {
    return this.#graph.limits;
  }

  get conversation(): Conversation {
    return this.#graph.conversation;
  }

  get signal(): AbortSignal {
    if (!this.#controller) {
      this.#controller = new AbortController();
      if (this.#aborted) this.#controller.abort(this.#aborted.reason);
    }
    return this.#controller.signal;
  }

  throwIfAborted(): void {
    if (this.#aborted) throw this.#aborted.reason;
  }

  abort(reason: unknown): void {
    this.#aborted ??= { reason };
    this.#controller?.abort(reason);
  }
}

/** Where in a graph a context was handed out, such as `outer/inner`; null outside of any. */
export function nodePathOf(context: AgentContext): string | null {
  const found: unknown = Reflect.get(context, path);
  return typeof found === 'string' ? found : null;
}
