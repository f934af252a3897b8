import type { Agent } from '../../model/agent.ts';
import type { JsonObject } from '../../model/json.ts';
import { checkCounts } from './check-counts.ts';
import type { PatternOptions } from './pattern-options.ts';
import { PlannedTask, type PlanSettings } from './planned-task.ts';
import { Recovery, type RecoveryOptions } from './recovery.ts';
import type { Task } from './task.ts';
import { type TaskEnd, type TaskOutcome, taskAgent } from './task-agent.ts';

export interface PlanAndExecuteOptions extends PatternOptions {
  /** Most steps of a plan; 10 unless given. */
  readonly maxPlanSteps?: number;
  /** Most replies of the model for each step of the plan, its result included; 5 unless given. */
  readonly maxStepsEach?: number;
  /** How many of the latest results are told with each step; 3 unless given. */
  readonly keptResults?: number;
  /** What is tried where a step fails; without it a failed step ends the task. */
  readonly recovery?: RecoveryOptions;
}

/**
 * How a planned task ended. `step-failed`: a step could not be done, and nothing is left to try; `handed-over`: a person has
 * the report, and has not answered; `answered-by-person`: the text is theirs.
 */
export type PlanOutcome = TaskOutcome<PlanStatus> & {
  /** The last plan. */
  readonly plan: readonly string[];
  /** What came of the steps that were done, of all plans. */
  readonly results: readonly { readonly step: string; readonly result: string }[];
  /** With recovery, where the agent has no answer: all that a person needs to go on. */
  readonly report?: JsonObject;
  /** Who answered in its place. */
  readonly by?: string;
};

type PlanStatus =
  | 'answered'
  | 'malformed-plan'
  | 'step-failed'
  | 'guarded'
  | 'budget-spent'
  | 'handed-over'
  | 'answered-by-person';

/**
 * An agent that writes a numbered plan, works on each of its steps by itself with the latest results before it, and then writes
 * the answer from all results.
 *
 * With `recovery` a step that fails is tried again, then there is a new plan for what is left, and in the end a report for a
 * person. What a guard or a limit of the trial stops is reported at once.
 *
 * @returns an agent whose input is a task, as a text or `{ task }`, and whose output is a `PlanOutcome`
 * @throws RangeError for a number that cannot be meant
 */
export function planAndExecute(options: PlanAndExecuteOptions): Agent {
  const { maxPlanSteps = 10, maxStepsEach = 5, keptResults = 3, recovery, ...pattern } = options;
  checkCounts({ maxPlanSteps, maxStepsEach }, 1);
  checkCounts({ keptResults }, 0);
  checkCounts({ retries: recovery?.retries ?? 0, replans: recovery?.replans ?? 0 }, 0);
  const tools = (pattern.tools ?? []).map(({ name, description = '' }) => `- ${name}: ${description}`);
  const settings: PlanSettings = { maxPlanSteps, maxStepsEach, keptResults, tools };
  return taskAgent(pattern, recovery?.handOver?.gates ?? [], (task) =>
    solve(task, settings, recovery ?? null),
  );
}

async function solve(
  task: Task,
  settings: PlanSettings,
  options: RecoveryOptions | null,
): Promise<TaskEnd<PlanStatus>> {
  const recovery = options ? new Recovery(options, task.context) : null;
  const planned = new PlannedTask(task, settings, recovery);
  const end: TaskEnd<PlanStatus> = await planned.solve();
  const done = { plan: planned.plan, results: planned.results };
  if (end.status === 'answered' || !options || !recovery) return { ...end, more: done };
  const { status, reason = '' } = end;
  const { failures, retries, replans } = recovery;
  const report = { goal: task.goal, status, reason, ...done, failures, retries, replans };
  const more = { ...done, report };
  if (!options.handOver) return { ...end, more };
  task.context.trace.event('fallback', { kind: 'human' });
  const answer = await options.handOver.give(report, task.context);
  if (!answer) return { status: 'handed-over', reason, more };
  return { status: 'answered-by-person', text: answer.text, more: { ...more, by: answer.by } };
}
