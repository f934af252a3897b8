import { type AgentContext, AgentError, type Json } from 'agent-eval';
import { passGate } from 'agent-eval/kit';
import { type GuardedTool, isGranted, type Permission, permissionOf } from './permission.ts';

export interface Member {
  readonly id: string;
  /** The most that this agent may do. */
  readonly grant: Permission;
}

export interface Team {
  /**
   * Calls a tool in the name of an agent.
   *
   * @throws AgentError of kind `permission` where the agent is unknown, was not granted this, or nobody approves what
   *   cannot be undone
   */
  call(id: string, tool: GuardedTool, args: Json, context: AgentContext): Promise<Json>;
}

/** The gate that everything destructive passes. */
export const destructiveGate = 'destructive_action';

/** How long a person has to approve what cannot be undone. */
const patienceMs = 10 * 60_000;

/**
 * Agents with ids of their own, each of which can do no more than it was granted.
 *
 * @throws AgentError where two agents have the same id: nobody could tell who did what
 */
export function makeTeam(members: readonly Member[]): Team {
  const byId = new Map<string, Member>();
  for (const member of members) {
    if (byId.has(member.id)) throw new AgentError('agent', `Two agents have the id "${member.id}".`);
    byId.set(member.id, member);
  }
  return {
    async call(id, tool, args, context) {
      const needed = permissionOf(tool);
      const denial = denialOf(byId.get(id), id, tool, needed);
      if (denial !== null) {
        context.trace.event('denied', { agent: id, tool: tool.name, needed });
        throw new AgentError('permission', denial);
      }
      const allowed = needed === 'destructive' ? await askPerson(id, tool, args, context) : args;
      return context.tools.call(tool, allowed);
    },
  };
}

function denialOf(member: Member | undefined, id: string, tool: GuardedTool, needed: Permission) {
  if (!member) return `There is no agent "${id}".`;
  if (isGranted(member.grant, needed)) return null;
  return `"${id}" may ${member.grant}, but "${tool.name}" needs the permission ${needed}.`;
}

/** @returns the arguments that were approved, which need not be those that were asked for */
async function askPerson(id: string, tool: GuardedTool, args: Json, context: AgentContext): Promise<Json> {
  const outcome = await context.approvals.request(
    {
      gate: destructiveGate,
      action: `${id} calls ${tool.name}, which cannot be undone`,
      payload: args,
      destructive: true,
      timeoutMs: patienceMs,
    },
    context.signal,
  );
  return passGate(destructiveGate, outcome);
}
