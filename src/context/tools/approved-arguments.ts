import { GraphStop } from '../../kit/graph/graph-stop.ts';
import { permissionOf } from '../../kit/tools/permission-of.ts';
import type { AgentContext, Tool } from '../../model/agent.ts';
import type { ApprovalOutcome } from '../../model/approval.ts';
import type { Json } from '../../model/json.ts';

/**
 * Asks a person before a destructive call, at a gate of the tool's name; other calls need no word. Silence is a no.
 *
 * @returns the arguments that were approved, which need not be those that were asked for
 * @throws GraphStop, an AgentError of kind `permission`, after `reject` and `terminate`: in a node of a graph that is an
 * outcome of the graph, as at any gate; elsewhere its message says what is left to do
 */
export async function approvedArguments(tool: Tool, args: Json, caller: AgentContext): Promise<Json> {
  if (permissionOf(tool) !== 'destructive') return args;
  const outcome = await caller.approvals.request(
    {
      gate: tool.name,
      action: `Call ${tool.name}, which ${tool.permission === undefined ? 'may not be' : 'cannot be'} undone`,
      payload: args,
      destructive: true,
      ...tool.approval,
    },
    caller.signal,
  );
  const { decision, by, reason, payload } = outcome;
  if (decision === 'approve' && !outcome.automatic) return args;
  if (decision === 'modify' && !outcome.automatic) return payload;
  const stop = decision === 'terminate' ? 'terminated' : 'rejected';
  throw new GraphStop(refusalOf(tool, outcome, stop), { outcome: stop, by, reason });
}

function refusalOf({ name }: Tool, { by, reason }: ApprovalOutcome, stop: 'rejected' | 'terminated'): string {
  const said = reason === '' ? '.' : `: ${/[.!?]$/.test(reason) ? reason : `${reason}.`}`;
  const rest =
    stop === 'rejected'
      ? 'It was not called. Do not ask for the same again; go on without it, or say that it was not done.'
      : 'It was not called. Stop here, and say that it was not done.';
  return `The call of "${name}" was ${stop}${by === null ? '' : ` by ${by}`}${said} ${rest}`;
}
