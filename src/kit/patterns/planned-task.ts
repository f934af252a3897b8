import { giveAnswer } from './give-answer.ts';
import { makePlan } from './make-plan.ts';
import {
  answerInstructions,
  answerRequest,
  failureMark,
  replanRequest,
  type StepResult,
  stepInstructions,
  stepRequest,
} from './plan-prompts.ts';
import type { Recovery } from './recovery.ts';
import type { HardStop, Stop, Task } from './task.ts';
import { type WorkEnd, work } from './work.ts';

export interface PlanSettings {
  readonly maxPlanSteps: number;
  readonly maxStepsEach: number;
  readonly keptResults: number;
  /** A line for each tool. */
  readonly tools: readonly string[];
}

type PlannedEnd =
  | { readonly status: 'answered'; readonly text: string }
  | HardStop
  | Stop<'malformed-plan' | 'step-failed'>;

/** A task with a plan: the plan, how far it has come, and what came of its steps. */
export class PlannedTask {
  plan: readonly string[] = [];
  readonly results: StepResult[] = [];
  readonly #task: Task;
  readonly #settings: PlanSettings;
  readonly #recovery: Recovery | null;

  constructor(task: Task, settings: PlanSettings, recovery: Recovery | null) {
    this.#task = task;
    this.#settings = settings;
    this.#recovery = recovery;
  }

  async solve(): Promise<PlannedEnd> {
    let stop = await this.#makePlan(this.#task.goal);
    for (let index = 0; !stop && index < this.plan.length; ) {
      const step = this.plan[index] ?? '';
      const end = await this.#workOnStep(index);
      if (end.status === 'answered') {
        this.results.push({ step, result: end.text });
        this.#task.tell('step_complete', { step: ++index });
      } else if (end.status === 'guarded' || end.status === 'budget-spent') {
        return end;
      } else if (this.#recovery?.takeReplan(end.reason)) {
        const { reason } = end;
        stop = await this.#makePlan(replanRequest(this.#task.goal, this.results, { step, reason }));
        index = 0;
      } else {
        return { status: 'step-failed', reason: `Step ${index + 1} (${step}) failed: ${end.reason}` };
      }
    }
    return stop ?? this.#answer();
  }

  /** @returns why there is no plan; null where there is one */
  async #makePlan(request: string): Promise<Exclude<PlannedEnd, { status: 'answered' }> | null> {
    const { maxPlanSteps: most, tools } = this.#settings;
    this.#task.tell('planning');
    const end = await this.#recovered('the plan', () => makePlan(this.#task, { request, most, tools }));
    if (end.status !== 'planned') return end;
    this.plan = end.plan;
    this.#task.tell('planned', { steps: this.plan });
    return null;
  }

  #workOnStep(index: number): Promise<StepEnd> {
    const step = this.plan[index] ?? '';
    this.#task.tell('executing', { step: index + 1, what: step });
    return this.#recovered(step, (failure) => this.#attempt(index, failure));
  }

  async #attempt(index: number, failure: string | null): Promise<StepEnd> {
    const { goal } = this.#task;
    const { keptResults, maxStepsEach: most } = this.#settings;
    const results = keptResults === 0 ? [] : this.results.slice(-keptResults);
    const request = stepRequest({ goal, plan: this.plan, index, results, failure });
    const messages = [
      { role: 'system', content: stepInstructions },
      { role: 'user', content: request },
    ] as const;
    const end = await work(this.#task, { messages, most });
    if (end.status !== 'answered' || !failureMark.test(end.text)) return end;
    return {
      status: 'step-failed',
      reason: end.text.replace(failureMark, '') || 'The model gave no reason.',
    };
  }

  async #answer(): Promise<PlannedEnd> {
    const messages = [
      { role: 'system', content: answerInstructions },
      { role: 'user', content: answerRequest(this.#task.goal, this.results) },
    ] as const;
    const end = await this.#recovered('the answer', () =>
      work(this.#task, { messages, most: 2, withTools: false }),
    );
    if (end.status === 'step-limit') return { status: 'step-failed', reason: 'The model wrote no answer.' };
    return end.status === 'answered' ? giveAnswer(this.#task, end.text) : end;
  }

  /** Without recovery there is one attempt, and what it throws is thrown. */
  #recovered<End extends { readonly status: string; readonly reason?: string }>(
    step: string,
    attempt: (failure: string | null) => Promise<End>,
  ): Promise<End | Stop<'step-failed'>> {
    return this.#recovery ? this.#recovery.work(step, attempt) : attempt(null);
  }
}

type StepEnd = WorkEnd | Stop<'step-failed'>;
