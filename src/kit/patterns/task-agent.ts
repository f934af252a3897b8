import type { Agent } from '../../model/agent.ts';
import { AgentError } from '../../model/failure.ts';
import { isJsonObject, type Json, type JsonObject } from '../../model/json.ts';
import { attribute } from '../../model/span.ts';
import { permissionOf } from '../tools/permission-of.ts';
import type { GuardFinding } from './guards/guard.ts';
import type { PatternOptions } from './pattern-options.ts';
import { Task } from './task.ts';

/** What a pattern comes to. */
export interface TaskEnd<Status extends string = string> {
  readonly status: Status;
  readonly text?: string;
  readonly reason?: string;
  /** More that the output of the agent holds. */
  readonly more?: JsonObject;
}

/** How a task ended, as the output of an agent; a pattern may add to it. */
export type TaskOutcome<Status extends string> = {
  readonly status: Status;
  /** The answer; null where there is none. */
  readonly text: string | null;
  /** Replies of the model. */
  readonly steps: number;
  /** Why there is no answer; null where there is one. */
  readonly reason: string | null;
  /** What the guards found, in its order. */
  readonly guards: readonly Pick<GuardFinding, 'guard' | 'action' | 'reason'>[];
};

/**
 * An agent that takes a task, as a text or `{ task }`, and gives a `TaskOutcome`.
 *
 * @param gates - gates of the pattern itself; its destructive tools have theirs
 */
export function taskAgent(
  options: PatternOptions,
  gates: readonly string[],
  solve: (task: Task) => Promise<TaskEnd>,
): Agent {
  const { name, version, tools = [] } = options;
  const guarded = tools.filter((tool) => permissionOf(tool) === 'destructive');
  return {
    name,
    ...(version === undefined ? {} : { version }),
    parts: {
      tools: tools.map((tool) => tool.name),
      gates: [...guarded.map((tool) => tool.name), ...gates],
    },
    run: (input, context) => {
      const goal = readGoal(input);
      const attributes = { [attribute.operation]: 'invoke_agent', [attribute.agent]: name };
      return context.trace.span('invoke_agent', name, attributes, () =>
        bringToEnd(new Task(goal, options, context), solve),
      );
    },
  };
}

async function bringToEnd(task: Task, solve: (task: Task) => Promise<TaskEnd>): Promise<Json> {
  let status = 'error';
  try {
    const end = await solve(task);
    status = end.status;
    return outcomeOf(task, end);
  } finally {
    task.tell('complete', { status });
  }
}

function outcomeOf({ steps, findings }: Task, end: TaskEnd): TaskOutcome<string> & JsonObject {
  const { status, text = null, reason = null, more } = end;
  const guards = findings.map(({ guard, action, reason: found }) => ({ guard, action, reason: found }));
  return { status, text, steps, reason, guards, ...more };
}

function readGoal(input: Json): string {
  const goal = isJsonObject(input) ? input['task'] : input;
  if (typeof goal === 'string' && goal.trim() !== '') return goal;
  throw new AgentError('agent', 'The input is no task. Give a text that is not empty, or { task }.');
}
