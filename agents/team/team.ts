import { type AgentContext, AgentError, type Json, type Tool } from 'agent-eval';
import { permissionOf } from 'agent-eval/kit';
import { isGranted, type Permission } from './permission.ts';

export interface Member {
  readonly id: string;
  /** The most that this agent may do. */
  readonly grant: Permission;
}

export interface Team {
  /**
   * Calls a tool in the name of an agent. What cannot be undone needs a person as well, at a gate of the tool's name.
   *
   * @throws AgentError of kind `permission` where the agent is unknown, was not granted this, or nobody approves what
   *   cannot be undone
   */
  call(id: string, tool: Tool, args: Json, context: AgentContext): Promise<Json>;
}

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
      return context.tools.call(tool, args);
    },
  };
}

function denialOf(member: Member | undefined, id: string, tool: Tool, needed: Permission) {
  if (!member) return `There is no agent "${id}".`;
  if (isGranted(member.grant, needed)) return null;
  return `"${id}" may ${member.grant}, but "${tool.name}" needs the permission ${needed}.`;
}
