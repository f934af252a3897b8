import type { TrialFinished } from './event.ts';

/** The one name of a trial: `suite/case@agent#iteration`. */
export function trialKey(trial: Pick<TrialFinished, 'case' | 'agent' | 'iteration'>): string {
  return `${trial.case}@${trial.agent}#${trial.iteration}`;
}
