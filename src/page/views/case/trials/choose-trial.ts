import type { TrialMark } from './case-trials.ts';
import { trialName } from './trial-name.ts';

/** The trial that an address names, else the first that did not pass, else the first; null where there is none. */
export function chooseTrial(trials: readonly TrialMark[], name: string | null): TrialMark | null {
  const named = findTrial(trials, name);
  const bad = trials.find(({ status }) => status !== 'passed' && status !== 'skipped');
  return named ?? bad ?? trials[0] ?? null;
}

/** null where no trial has the name. */
export function findTrial(trials: readonly TrialMark[], name: string | null): TrialMark | null {
  return trials.find((trial) => trialName(trial) === name) ?? null;
}
