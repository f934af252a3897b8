import type { TrialFinished } from '../../model/event.ts';
import type { Cell } from '../../model/report.ts';

/** What one judge said of one trial. */
export interface JudgeRow {
  /** All judgements of this judge in the trial passed. */
  readonly passed: boolean;
  /** Mean of their scores, 0…1. */
  readonly score: number;
}

const silent = 0;
const failed = 1;
const passed = 2;
const unknown = 3;
/** By verdict. */
const letters = '-fp?';

type Kept = NonNullable<Cell['judges']>[number];

/** What one judge said of the trials of a cell. */
export class JudgeColumn {
  readonly #verdict: Uint8Array;
  readonly #score: Float64Array;

  constructor(iterations: number) {
    this.#verdict = new Uint8Array(iterations);
    this.#score = new Float64Array(iterations);
  }

  add(trial: TrialFinished, judge: string): void {
    const index = trial.iteration - 1;
    let count = 0;
    let score = 0;
    let verdict = silent;
    for (const judgement of trial.judgements) {
      if (judgement.judge !== judge || !('score' in judgement)) continue;
      count++;
      score += (judgement.score - score) / count;
      verdict = verdict !== failed && judgement.status === 'passed' ? passed : failed;
    }
    this.#verdict[index] = verdict;
    this.#score[index] = score;
  }

  /** @param other - absent: the trial ended before anybody asked for this judge, so what it said is not known */
  copyFrom(other: JudgeColumn | undefined, iteration: number): void {
    const index = iteration - 1;
    this.#verdict[index] = other ? (other.#verdict[index] ?? silent) : unknown;
    this.#score[index] = other ? (other.#score[index] ?? 0) : 0;
  }

  /** What it said of some trials, in their order. */
  toLists(iterations: readonly number[]): Omit<Kept, 'judge'> {
    return {
      verdict: iterations.map((iteration) => letters[this.#verdict[iteration - 1] ?? silent]).join(''),
      score: iterations.map((iteration) => this.#score[iteration - 1] ?? 0),
    };
  }

  /** Takes back what `toLists` gave. */
  fill(iterations: readonly number[], { verdict, score }: Omit<Kept, 'judge'>): void {
    for (const [place, iteration] of iterations.entries()) {
      this.#verdict[iteration - 1] = Math.max(silent, letters.indexOf(verdict[place] ?? '?'));
      this.#score[iteration - 1] = score[place] ?? 0;
    }
  }

  /** The verdicts, null where one is not known; trials of which the judge said nothing are left out. */
  *rows(): Generator<JudgeRow | null> {
    for (const [index, verdict] of this.#verdict.entries()) {
      if (verdict === unknown) yield null;
      else if (verdict !== silent) yield { passed: verdict === passed, score: this.#score[index] ?? 0 };
    }
  }
}
