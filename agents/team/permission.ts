/** What a tool may do, from the least to the most. */
export const permissions = ['read', 'write', 'destructive'] as const;
export type Permission = (typeof permissions)[number];

/** Whether somebody who was granted one permission may do what needs another. */
export function isGranted(granted: Permission, needed: Permission): boolean {
  return permissions.indexOf(needed) <= permissions.indexOf(granted);
}
