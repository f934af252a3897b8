import type { Agent, AgentContext } from '../model/agent.ts';
import type { Json } from '../model/json.ts';

/** An agent whose answers nobody has looked at yet. */
export interface UncheckedAgent extends Omit<Agent, 'run'> {
  run(input: Json, context: AgentContext): unknown;
}
