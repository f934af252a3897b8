import type { TrialFinished } from './event.ts';

/** Whether a trial only warms up what it calls: it is recorded, and counts in no figure. */
export function isWarmUp({ iteration }: Pick<TrialFinished, 'iteration'>): boolean {
  return iteration < 1;
}
