import { type Failure, toFailure } from '../../model/failure.ts';
import type { Json } from '../../model/json.ts';
import type { NodeStatus } from '../../model/span.ts';
import type { Ending, StoppedBy } from './ending-of.ts';
import type { SettledNode } from './graph-run.ts';
import type { PlacedNode } from './graph-structure.ts';
import type { Kept, Node } from './node.ts';

/** What came of a graph that did not fail. */
export interface GraphOutcome<Nodes extends readonly Node[] = readonly Node[]> {
  /** `rejected`: a gate said no, and what comes after did not run; `terminated`: the whole graph was stopped. */
  readonly status: Ending['status'];
  /** Results of the nodes that succeeded, by name. */
  readonly results: {
    readonly [Each in Nodes[number] as Each['name']]?: Each extends Node<string, infer Result>
      ? Kept<Result>
      : never;
  };
  readonly nodes: Readonly<Record<string, NodeOutcome>>;
  /** Where and why it was rejected or terminated; null where it succeeded. */
  readonly stoppedBy: StoppedBy | null;
}

export interface NodeOutcome {
  readonly status: NodeStatus;
  /** Name of another node that is to blame; null where there is none. */
  readonly cause: string | null;
  readonly error: Failure | null;
}

/** How each node ended, by name. */
export function outcomeOf(
  nodes: readonly PlacedNode[],
  settled: readonly SettledNode[],
  { status, stoppedBy }: Ending,
): GraphOutcome {
  const results: Record<string, Json> = {};
  const outcomes: Record<string, NodeOutcome> = {};
  for (const [place, node] of settled.entries()) {
    const name = nodes[place]?.node.name ?? '';
    if (node.status === 'succeeded') results[name] = node.result;
    outcomes[name] = {
      status: node.status,
      cause: node.cause === null || node.cause === place ? null : (nodes[node.cause]?.node.name ?? null),
      error: node.error === undefined ? null : toFailure(node.error),
    };
  }
  return { status, results, nodes: outcomes, stoppedBy };
}
