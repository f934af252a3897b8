import type { ChatMessage } from '../../model/agent.ts';
import { parsePlan } from './parse-plan.ts';
import type { HardStop, Stop, Task } from './task.ts';

export interface PlanRequest {
  /** What the model is to plan, and all that it must know for it. */
  readonly request: string;
  /** Most steps of the plan. */
  readonly most: number;
  /** What its tools do. */
  readonly tools: readonly string[];
}

export type PlanEnd =
  | { readonly status: 'planned'; readonly plan: readonly string[] }
  | HardStop
  | Stop<'malformed-plan'>;

/** Has the model write a plan. A malformed one is asked for once more, with what is wrong with it. */
export async function makePlan(task: Task, { request, most, tools }: PlanRequest): Promise<PlanEnd> {
  const talk: ChatMessage[] = [
    { role: 'system', content: instructions(most, tools) },
    { role: 'user', content: request },
  ];
  let problem = '';
  for (let attempt = 1; attempt <= 2; attempt++) {
    const reply = await task.ask(talk, false);
    if ('status' in reply) return reply;
    const plan = parsePlan(reply.text);
    problem = problemOf(plan, most);
    if (plan && problem === '') return checked(task, plan);
    task.context.trace.event('malformed_plan', { attempt, problem });
    talk.push({ role: 'assistant', content: reply.text });
    talk.push({
      role: 'user',
      content: `${problem} Write the plan again, as numbered lines and nothing else.`,
    });
  }
  return { status: 'malformed-plan', reason: `Two plans could not be used. ${problem}` };
}

function problemOf(plan: readonly string[] | null, most: number): string {
  if (!plan) return 'This is no plan: neither JSON with steps nor lines numbered from 1.';
  return plan.length > most ? `The plan has ${plan.length} steps; ${most} are allowed.` : '';
}

function checked(task: Task, plan: readonly string[]): PlanEnd {
  return task.check({ at: 'plan', text: plan.join('\n') }).stop ?? { status: 'planned', plan };
}

function instructions(most: number, tools: readonly string[]): string {
  const known =
    tools.length > 0 ? `These tools can be called while a step is worked on:\n${tools.join('\n')}` : '';
  return `Write a plan for the task of the user: at most ${most} steps, one a line, numbered from 1, and nothing else. Each step is worked on by itself, by somebody who sees the task, the plan and the latest results. ${known}`.trim();
}
