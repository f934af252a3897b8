import type { TrialFinished } from '../model/event.ts';
import { trialKey } from '../model/event.ts';
import type { ScopedThreshold } from '../model/threshold.ts';

export interface JudgeRow {
  readonly case: string;
  readonly agent: string;
  /** All judgements of this judge in the trial passed. */
  readonly passed: boolean;
  /** Mean of their scores, 0…1. */
  readonly score: number;
}

/** What single judges said, kept only for judges that a threshold selects with `judge:`. */
export class JudgeColumns {
  readonly #rows = new Map<string, Map<string, JudgeRow>>();

  /** Begins keeping the judges that these thresholds name. */
  keep(thresholds: readonly ScopedThreshold[]): void {
    for (const { threshold } of thresholds) {
      for (const selector of threshold.selectors) {
        if (selector.by === 'judge' && !this.#rows.has(selector.name))
          this.#rows.set(selector.name, new Map());
      }
    }
  }

  add(trial: TrialFinished): void {
    for (const [judge, rows] of this.#rows) {
      const scores: number[] = [];
      let passed = true;
      for (const judgement of trial.judgements) {
        if (judgement.judge !== judge || !('score' in judgement)) continue;
        scores.push(judgement.score);
        if (judgement.status === 'failed') passed = false;
      }
      if (scores.length === 0) rows.delete(trialKey(trial));
      else {
        const score = scores.reduce((sum, value) => sum + value, 0) / scores.length;
        rows.set(trialKey(trial), { case: trial.case, agent: trial.agent, passed, score });
      }
    }
  }

  rows(judge: string): Iterable<JudgeRow> {
    return this.#rows.get(judge)?.values() ?? [];
  }

  get names(): readonly string[] {
    return [...this.#rows.keys()];
  }
}
