/**
 * Whether a passage belongs to what was named: the passage itself, a document (`hr/leave` for `hr/leave#sick-leave`) or
 * a whole base (`hr` for `hr/leave`).
 */
export function fitsId(named: string, passage: string): boolean {
  if (passage === named || passage.startsWith(`${named}#`)) return true;
  return !/[/#]/.test(named) && passage.startsWith(`${named}/`);
}
