import type { Tool } from 'agent-eval';

/** What a tool may do, from the least to the most. */
export const permissions = ['read', 'write', 'destructive'] as const;
export type Permission = (typeof permissions)[number];

/** A tool that says what it may do. */
export interface GuardedTool extends Tool {
  readonly permission?: Permission;
}

/** Nobody knows what an undeclared tool may do, so it counts as the worst that it could do. */
export function permissionOf({ permission }: GuardedTool): Permission {
  return permissions.find((known) => known === permission) ?? 'destructive';
}

/** Whether somebody who was granted one permission may do what needs another. */
export function isGranted(granted: Permission, needed: Permission): boolean {
  return permissions.indexOf(needed) <= permissions.indexOf(granted);
}
