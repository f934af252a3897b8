import type { Status, TrialFinished } from '../model/event.ts';
import { isWarmUp } from '../model/is-warm-up.ts';
import type { Trial } from './trial.ts';

/** Decides from passes and failures, told one by one, whether more trials are needed. */
export interface StoppingTest {
  observe(passed: boolean): 'accept' | 'reject' | 'continue';
}

/**
 * Ends the trials of an agent as soon as a test has decided on it.
 *
 * Each agent has one trial at a time, in the order of the plan: the same verdicts always end it after the same trial,
 * and no trial is called that the verdict before it makes needless.
 */
export class EarlyStop {
  readonly #makeTest: () => StoppingTest;
  readonly #earlier: (trial: Omit<Trial, 'cold'>) => Status | null;
  readonly #tests = new Map<string, StoppingTest>();
  readonly #decided = new Set<string>();
  readonly #awaited = new Set<string>();

  /** @param earlier - how a trial ended that an earlier part of the run has finished */
  constructor(makeTest: () => StoppingTest, earlier: (trial: Omit<Trial, 'cold'>) => Status | null) {
    this.#makeTest = makeTest;
    this.#earlier = earlier;
  }

  /** Whether no trial of an agent may start now: it is decided, or its last verdict is still to come. */
  holds(agent: string): boolean {
    return this.#decided.has(agent) || this.#awaited.has(agent);
  }

  /** A trial that an earlier part of the run has finished, in its place in the order. */
  passOver(trial: Omit<Trial, 'cold'>): void {
    this.#observe(trial.agent.name, trial.iteration, this.#earlier(trial));
  }

  await({ agent }: Trial): void {
    this.#awaited.add(agent.name);
  }

  ended({ agent, iteration, status }: TrialFinished): void {
    this.#awaited.delete(agent);
    this.#observe(agent, iteration, status);
  }

  #observe(agent: string, iteration: number, status: Status | null): void {
    if (isWarmUp({ iteration })) return;
    if (status !== 'passed' && status !== 'failed' && status !== 'errored') return;
    const test = this.#tests.get(agent) ?? this.#makeTest();
    this.#tests.set(agent, test);
    if (test.observe(status === 'passed') !== 'continue') this.#decided.add(agent);
  }
}
