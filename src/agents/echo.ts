import type { Agent } from '../model/agent.ts';

/** An agent whose output is its input: for first steps, and for judging values that stand in the case itself. */
export function echo(name: string): Agent {
  return { name, run: (input) => input };
}
