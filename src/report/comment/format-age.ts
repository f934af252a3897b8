import { plural } from '../show/plural.ts';

/** How long ago something was, in one unit: `5 minutes`, `3 hours`, `12 days`. */
export function formatAge(ageMs: number): string {
  const minutes = Math.max(0, ageMs) / 60_000;
  if (minutes < 1) return 'under a minute';
  if (minutes < 60) return plural(Math.floor(minutes), 'minute');
  const hours = minutes / 60;
  return hours < 48 ? plural(Math.floor(hours), 'hour') : plural(Math.floor(hours / 24), 'day');
}
