import type { ApprovalRequest } from '../../model/approval.ts';
import type { Json } from '../../model/json.ts';
import { type Dependency, type Node, type NodeCall, node, type UpstreamOf } from './node.ts';
import { passGate } from './pass-gate.ts';

export interface GateDefinition<Name extends string, After extends readonly Dependency[]> {
  /** Name of the node and of its gate. */
  readonly name: Name;
  /** What must be settled before; nodes, or names of nodes. */
  readonly after?: After;
  /** What is asked. */
  readonly request: (call: NodeCall<UpstreamOf<NoInfer<After>>>) => Omit<ApprovalRequest, 'gate' | 'node'>;
  /** False: nobody is asked, and neither the gate nor what comes after it runs. */
  readonly when?: (call: Pick<NodeCall<UpstreamOf<NoInfer<After>>>, 'input' | 'upstream'>) => boolean;
}

/**
 * A node at which somebody must agree before the graph goes on.
 *
 * Approved or modified, its result is the payload that holds from here on. Rejected, it fails, what comes after it is
 * upstream-failed, and the graph resolves with the status `rejected`. Terminated, everything that is not finished is
 * cancelled, and the graph resolves with the status `terminated`.
 */
export function gate<const Name extends string, const After extends readonly Dependency[] = readonly []>(
  definition: GateDefinition<Name, After>,
): Node<Name, Json, false> {
  const { name, after, request, when } = definition;
  return node<Name, Json, After, false>({
    name,
    ...(after === undefined ? {} : { after }),
    ...(when === undefined ? {} : { when }),
    gates: [name],
    run: async (call) => {
      const asked = { ...request(call), gate: name };
      return passGate(name, await call.context.approvals.request(asked));
    },
  });
}
