import { goldenDifference } from '../../judge/golden-difference.ts';
import type { RunEvent, TrialFinished } from '../../model/event.ts';
import { isWarmUp } from '../../model/is-warm-up.ts';
import { canonicalJson, type Json } from '../../model/json.ts';

/** A trial whose output can be accepted, and the other iterations whose outputs are different. */
export interface GoldenTrial {
  readonly trial: TrialFinished;
  readonly others: readonly number[];
  /** JSON Pointer of the first place where the first of the others differs. */
  readonly differsAt: string;
}

interface Kept {
  trial: TrialFinished | null;
  /** By iteration; the same output is kept once. */
  readonly outputs: Map<number, Json>;
  readonly distinct: Map<string, Json>;
}

/** Trials of one iteration, by `case@agent`, in which the judge `golden` had a say. */
export class GoldenTrials {
  readonly #iteration: number;
  readonly #kept = new Map<string, Kept>();

  constructor(iteration: number) {
    this.#iteration = iteration;
  }

  /** A later event of a trial takes the place of an earlier one: the trial was run again. */
  add(event: RunEvent): void {
    if (event.type !== 'trial-finished' || isWarmUp(event)) return;
    const key = `${event.case}@${event.agent}`;
    const isJudged = event.judgements.some(({ judge }) => isGolden(judge));
    const kept = this.#kept.get(key) ?? { trial: null, outputs: new Map(), distinct: new Map() };
    if (isJudged) this.#kept.set(key, kept);
    if (event.iteration === this.#iteration) kept.trial = isJudged ? event : null;
    kept.outputs.delete(event.iteration);
    if (isJudged && event.error === undefined)
      kept.outputs.set(event.iteration, onlyOnce(event.output, kept));
  }

  get(caseKey: string, agent: string): GoldenTrial | undefined {
    const kept = this.#kept.get(`${caseKey}@${agent}`);
    if (!kept?.trial) return undefined;
    const { trial, outputs } = kept;
    const accepted = outputs.get(trial.iteration);
    if (accepted === undefined) return { trial, others: [], differsAt: '' };
    const others = [...outputs.keys()]
      .filter((iteration) => outputs.get(iteration) !== accepted)
      .sort((a, b) => a - b);
    const first = outputs.get(others[0] ?? trial.iteration);
    return { trial, others, differsAt: goldenDifference(first, accepted, new Set())?.pointer ?? '' };
  }

  /** Whether the judge had a say in any iteration. */
  has(caseKey: string, agent: string): boolean {
    return this.#kept.has(`${caseKey}@${agent}`);
  }
}

function onlyOnce(output: Json, { distinct }: Kept): Json {
  const text = canonicalJson(output);
  if (!distinct.has(text)) distinct.set(text, output);
  return distinct.get(text) ?? output;
}

/** Whether a judgement is one of the judge `golden`. */
export function isGolden(judge: string): boolean {
  return judge === 'golden' || judge === 'not-golden';
}
