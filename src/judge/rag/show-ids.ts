import { showValue } from '../show-value.ts';

const mostShown = 5;

/** Ids in a row for reasons; `none` where there are none. */
export function showIds(ids: readonly string[]): string {
  if (ids.length === 0) return 'none';
  const shown = ids.slice(0, mostShown).map((id) => showValue(id, 80).slice(1, -1));
  const more = ids.length - shown.length;
  return more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(', ');
}
