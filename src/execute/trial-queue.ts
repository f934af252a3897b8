import { type Plan, type PlannedAgent, type PlannedCase, skipOf } from '../model/plan.ts';
import type { EarlyStop } from './early-stop.ts';
import type { Trial } from './trial.ts';

interface Lane {
  readonly agent: PlannedAgent;
  readonly cases: readonly PlannedCase[];
  readonly iterations: number;
  readonly mostAtOnce: number;
  iteration: number;
  position: number;
  running: number;
  called: boolean;
}

/**
 * Hands out the trials of a plan one by one, without ever holding them all.
 *
 * Agents take turns, so that whatever drifts over a run hits all of them alike; within an agent every case gets its
 * first iteration before any gets its second. Warm-up trials come before all others of their agent.
 */
export class TrialQueue {
  readonly #lanes: Lane[];
  readonly #isDone: (trial: Omit<Trial, 'cold'>) => boolean;
  readonly #earlyStop: EarlyStop | null;
  #turn = 0;

  /** @param isDone - trials that an earlier part of the run has finished */
  constructor(
    plan: Plan,
    isDone: (trial: Omit<Trial, 'cold'>) => boolean,
    earlyStop: EarlyStop | null = null,
  ) {
    this.#isDone = isDone;
    this.#earlyStop = earlyStop;
    this.#lanes = plan.agents.map((agent) => laneOf(agent, plan));
  }

  /** The next trial that may start, or null while every agent that has trials left is at its own limit. */
  take(): Trial | null {
    for (let tried = 0; tried < this.#lanes.length; tried++) {
      const lane = this.#lanes[this.#turn++ % this.#lanes.length];
      if (!lane || lane.running >= lane.mostAtOnce || this.#isHeld(lane)) continue;
      const trial = this.#takeFrom(lane);
      if (!trial) continue;
      lane.running++;
      this.#earlyStop?.await(trial);
      return trial;
    }
    return null;
  }

  /** Makes room for the agent's next trial. */
  release(trial: Trial): void {
    const lane = this.#lanes.find((candidate) => candidate.agent === trial.agent);
    if (lane) lane.running--;
  }

  #takeFrom(lane: Lane): Trial | null {
    for (; lane.iteration <= lane.iterations; lane.iteration++, lane.position = 0) {
      while (lane.position < lane.cases.length) {
        const planned = lane.cases[lane.position++];
        if (!planned || lane.iteration > planned.iterations) continue;
        const trial: Trial = { planned, agent: lane.agent, iteration: lane.iteration, cold: !lane.called };
        if (!this.#isDone(trial)) {
          lane.called = true;
          return trial;
        }
        this.#earlyStop?.passOver(trial);
        if (this.#isHeld(lane)) return null;
      }
    }
    return null;
  }

  #isHeld({ agent }: Lane): boolean {
    return this.#earlyStop?.holds(agent.name) ?? false;
  }
}

function laneOf(agent: PlannedAgent, { cases, warmup = 0 }: Plan): Lane {
  const own = cases.filter(
    (planned) => planned.agents.includes(agent) && skipOf(planned, agent) === undefined,
  );
  return {
    agent,
    cases: own,
    iterations: own.reduce((most, planned) => Math.max(most, planned.iterations), 0),
    mostAtOnce: agent.concurrency ?? Number.POSITIVE_INFINITY,
    iteration: 1 - warmup,
    position: 0,
    running: 0,
    called: false,
  };
}
