import type { TrialName } from './case-trials.ts';

/** The name of a trial within its case, as addresses have it: `agent#iteration`. */
export function trialName({ agent, iteration }: TrialName): string {
  return `${agent}#${iteration}`;
}
