import type { RunEvent, TrialFinished } from '../../model/event.ts';

/** The first iterations, by `case@agent`, in which the judge `golden` had a say. */
export class GoldenTrials {
  readonly #trials = new Map<string, TrialFinished>();

  /** A later event of a trial takes the place of an earlier one: the trial was run again. */
  add(event: RunEvent): void {
    if (event.type !== 'trial-finished' || event.iteration !== 1) return;
    const key = `${event.case}@${event.agent}`;
    if (event.judgements.some(({ judge }) => isGolden(judge))) this.#trials.set(key, event);
    else this.#trials.delete(key);
  }

  get(caseKey: string, agent: string): TrialFinished | undefined {
    return this.#trials.get(`${caseKey}@${agent}`);
  }
}

/** Whether a judgement is one of the judge `golden`. */
export function isGolden(judge: string): boolean {
  return judge === 'golden' || judge === 'not-golden';
}
