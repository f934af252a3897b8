import type { PlannedAgent, PlannedCase } from '../model/plan.ts';

/** One attempt of one case by one agent; its number among the repeats is its iteration, from 1; of warm-ups up to 0. */
export interface Trial {
  readonly planned: PlannedCase;
  readonly agent: PlannedAgent;
  readonly iteration: number;
  /** The first call of this agent in this process. */
  readonly cold: boolean;
}
