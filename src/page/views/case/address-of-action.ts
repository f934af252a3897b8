import { addressOf, type Route } from '../../route.ts';
import { addressWith } from './address-with.ts';
import type { CaseAction } from './case-action.ts';
import type { Neighbours } from './neighbours-of.ts';
import type { TrialMark } from './trials/case-trials.ts';
import { trialName } from './trials/trial-name.ts';

/** What is shown, and what lies around it. */
export interface CasePlace {
  readonly route: Route;
  readonly trials: readonly TrialMark[];
  readonly chosen: TrialMark;
  readonly neighbours: Neighbours;
  /** The address of all cases. */
  readonly back: string;
}

/** Where a key leads; null where nothing lies that way. */
export function addressOfAction(action: Exclude<CaseAction, 'keys'>, place: CasePlace): string | null {
  const { neighbours } = place;
  switch (action) {
    case 'previous-trial':
      return trialAddress(place, -1);
    case 'next-trial':
      return trialAddress(place, 1);
    case 'previous-case':
      return caseAddress(neighbours.previous);
    case 'next-case':
      return caseAddress(neighbours.next);
    case 'previous-failing':
      return caseAddress(neighbours.previousFailing);
    case 'next-failing':
      return caseAddress(neighbours.nextFailing);
    case 'back':
      return place.back;
  }
}

function trialAddress({ route, trials, chosen }: CasePlace, step: number): string | null {
  const trial = trials[trials.indexOf(chosen) + step];
  return trial ? addressWith(route, { trial: trialName(trial) }) : null;
}

function caseAddress(key: string | null): string | null {
  return key === null ? null : addressOf('case', { case: key });
}
