import type { Json } from '../../model/json.ts';

/**
 * How far an agent is. Told in this order: `planning`, `planned`, then for each step `executing` and `step_complete`; a new
 * plan begins with `planning` again. `complete` is told once, last, however the task ended; a step that ended the task
 * has no `step_complete`.
 */
export type ProgressPhase = 'planning' | 'planned' | 'executing' | 'step_complete' | 'complete';

export interface Progress {
  readonly phase: ProgressPhase;
  /** What the phase is about: the number of the step, the plan, the status. */
  readonly detail: Readonly<Record<string, Json>>;
}

/** Told of each phase as it begins. */
export type ProgressListener = (progress: Progress) => void;
