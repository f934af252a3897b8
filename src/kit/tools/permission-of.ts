import { type Tool, type ToolPermission, toolPermissions } from '../../model/agent.ts';

/** What a tool may do. Nobody knows what one that does not say may do, so it counts as the worst that it could do. */
export function permissionOf({ permission }: Pick<Tool, 'permission'>): ToolPermission {
  return toolPermissions.find((known) => known === permission) ?? 'destructive';
}
