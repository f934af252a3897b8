import type { Agent, AgentContext } from '../../model/agent.ts';
import type { Json } from '../../model/json.ts';
import type { RetryPolicy } from '../reliability/retry-policy.ts';

/**
 * When a node runs. `all-succeeded`: once all that it runs after succeeded, failed optional nodes aside; `all-done`:
 * once all of that is settled, however it ended, which is what clean-up needs.
 */
export type Trigger = 'all-succeeded' | 'all-done';

/** What a node may give: JSON, or nothing, which counts as null. */
// biome-ignore lint/suspicious/noConfusingVoidType: a function without a return statement gives void.
export type NodeResult = Json | undefined | void;

/** One step of a graph, as `node` and `gate` make it. */
export interface Node<
  Name extends string = string,
  Result extends NodeResult = NodeResult,
  Optional extends boolean = boolean,
> {
  readonly name: Name;
  readonly after: readonly string[];
  readonly optional: Optional;
  readonly trigger: Trigger;
  readonly when: ((call: Pick<NodeCall, 'input' | 'upstream'>) => boolean) | null;
  readonly retry: RetryPolicy | null;
  readonly timeoutMs: number | null;
  readonly gates: readonly string[];
  readonly tools: readonly string[];
  /** The agent that does the work of this node; its parts are parts of the graph, too. */
  readonly agent: Agent | null;
  run(call: NodeCall): Result | Promise<Result>;
}

/** What a node is given. */
export interface NodeCall<Upstream = Readonly<Record<string, Json | undefined>>> {
  /** Input of the graph. */
  readonly input: Json;
  /** Results of the nodes that it runs after, by their names; one that did not succeed is missing. */
  readonly upstream: Upstream;
  /** The context of the graph; its signal is aborted, too, when this attempt runs out of time. */
  readonly context: AgentContext;
  /** From 1. */
  readonly attempt: number;
}

/** A node, or its name; only from the node itself follows the type of its result. */
export type Dependency = string | Node;

export type UpstreamOf<After extends readonly Dependency[], When extends Trigger = 'all-succeeded'> = {
  readonly [Each in After[number] as Each extends Node ? Each['name'] : Extract<Each, string>]: ResultOf<
    Each,
    When
  >;
};

type ResultOf<Each extends Dependency, When extends Trigger> =
  Each extends Node<string, infer Result, infer Optional>
    ? Kept<Result> | (When extends 'all-done' ? undefined : Optional extends false ? never : undefined)
    : Json | undefined;

/** What arrives downstream of what a node gave. */
export type Kept<Result extends NodeResult> = Result extends Json ? Result : null;

export interface NodeDefinition<
  Name extends string,
  After extends readonly Dependency[],
  Result extends NodeResult,
  Optional extends boolean,
  When extends Trigger,
> {
  /** Letters, digits, `.`, `_` and `-`; unique within the graph, ignoring case. */
  readonly name: Name;
  /** What must be settled before; nodes, or names of nodes. */
  readonly after?: After;
  /**
   * Does the work. An agent, such as another graph, is given the input of the graph, or what `input` makes of it.
   *
   * @throws AgentError of a transient kind to be tried again where there is a `retry`
   */
  readonly run:
    | ((call: NodeCall<UpstreamOf<NoInfer<After>, NoInfer<When>>>) => Result | Promise<Result>)
    | Agent;
  /** What an agent as `run` is given. */
  readonly input?: (call: NodeCall<UpstreamOf<NoInfer<After>, NoInfer<When>>>) => Json;
  /** Retries of transient failures; none without it, `{}` for the usual three. */
  readonly retry?: RetryPolicy;
  /** Longest time of one attempt, on the clock of the run. */
  readonly timeoutMs?: number;
  /** The graph does without it: unless it succeeds, what comes after runs without its result. */
  readonly optional?: Optional;
  /** False: the node is skipped, and with it what comes after, unless this one is optional. */
  readonly when?: (
    call: Pick<NodeCall<UpstreamOf<NoInfer<After>, NoInfer<When>>>, 'input' | 'upstream'>,
  ) => boolean;
  /** `all-succeeded` unless given. */
  readonly trigger?: When;
  /** Gates that it asks at, so that a case that names another is told. */
  readonly gates?: readonly string[];
  /** Tools that it calls, so that one that is never called is told from one that does not exist. */
  readonly tools?: readonly string[];
}

/**
 * A step of a graph.
 *
 * Results of the nodes in `after` arrive in `upstream` by name: typed where the node itself is given, as JSON where
 * only its name is.
 *
 * ```ts
 * const fetch = node({ name: 'fetch', run: async () => ({ rows: 3 }), retry: {} });
 * const count = node({ name: 'count', after: [fetch], run: ({ upstream }) => upstream.fetch.rows });
 * ```
 */
export function node<
  const Name extends string,
  Result extends NodeResult = Json,
  const After extends readonly Dependency[] = readonly [],
  const Optional extends boolean = false,
  const When extends Trigger = 'all-succeeded',
>(definition: NodeDefinition<Name, After, Result, Optional, When>): Node<Name, Result, Optional>;
export function node(
  definition: NodeDefinition<string, readonly Dependency[], NodeResult, boolean, Trigger>,
): Node {
  const {
    name,
    after = [],
    run,
    input,
    retry,
    timeoutMs,
    optional,
    when,
    trigger,
    gates,
    tools,
  } = definition;
  const agent = typeof run === 'function' ? null : run;
  return {
    name,
    after: [...new Set(after.map(nameOf))],
    optional: optional ?? false,
    trigger: trigger ?? 'all-succeeded',
    when: when ?? null,
    retry: retry ?? null,
    timeoutMs: timeoutMs ?? null,
    gates: gates ?? [],
    tools: tools ?? [],
    agent,
    run:
      typeof run === 'function'
        ? run
        : (call) => run.run(input === undefined ? call.input : input(call), call.context),
  };
}

/** A node that its own module has not made yet, because modules import each other in a circle, is undefined. */
function nameOf(dependency: Dependency | undefined): string {
  return typeof dependency === 'string' ? dependency : String(dependency?.name);
}
