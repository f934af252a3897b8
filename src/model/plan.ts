import type { Agent, RetrySettings } from './agent.ts';
import type { Case } from './case.ts';
import type { ScopedThreshold } from './threshold.ts';

/** An agent as a run knows it: the value to call, and what is written about it. */
export interface PlannedAgent {
  readonly agent: Agent;
  readonly name: string;
  readonly type: string;
  /** Of its settings, version and entry file. */
  readonly digest: string;
  readonly concurrency?: number;
  readonly retry?: RetrySettings;
  /** Time limit of its trials where neither command line, case nor suite sets one. */
  readonly timeoutMs: number;
  /** Why all its trials are skipped: what it needs of the environment is not there. */
  readonly skip?: string;
}

/** A case with its numbers settled. */
export interface PlannedCase {
  readonly case: Case;
  readonly agents: readonly PlannedAgent[];
  readonly iterations: number;
  /** null: the agent's own limit holds. */
  readonly timeoutMs: number | null;
}

/** One of several parts of a run, by case: `index` from 1 to `of`. */
export interface Shard {
  readonly index: number;
  readonly of: number;
}

/** Everything that will be tried: cells (case × agent) times iterations. Trials are made when they start. */
export interface Plan {
  readonly seed: number;
  readonly cases: readonly PlannedCase[];
  readonly agents: readonly PlannedAgent[];
  readonly thresholds: readonly ScopedThreshold[];
  /** The part of the cases that this is; absent: all of them. */
  readonly shard?: Shard;
  /** Number of trials, skipped ones and warm-up trials left out. */
  readonly trials: number;
  /** Trials of each cell that come first, numbered up to 0, and stay out of the figures; none unless said. */
  readonly warmup?: number;
}

/** Time limit of a trial. */
export function timeoutOf(planned: PlannedCase, agent: PlannedAgent): number {
  return planned.timeoutMs ?? agent.timeoutMs;
}

/** Why a case is not tried on an agent; undefined where it is. */
export function skipOf(
  { case: testCase }: Pick<PlannedCase, 'case'>,
  agent: PlannedAgent,
): string | undefined {
  return testCase.skip ?? agent.skip;
}

/** The agents that a case is really tried on. */
export function triedAgents(planned: PlannedCase): readonly PlannedAgent[] {
  return planned.agents.filter((agent) => skipOf(planned, agent) === undefined);
}
