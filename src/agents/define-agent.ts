import type { AgentContext, AgentParts } from '../model/agent.ts';
import type { Json, JsonObject } from '../model/json.ts';
import type { StandardSchema } from '../model/standard-schema.ts';

/** An agent as a module exports it. Without a name it is called after its file. */
export interface AgentDefinition<Input = Json> {
  readonly name?: string;
  readonly version?: string;
  /** Checked before `run`. It checks only: `run` gets the input as the case wrote it. */
  readonly input?: StandardSchema<Input>;
  /** Checked on what `run` gives. */
  readonly output?: StandardSchema;
  /**
   * Environment variables without which it cannot work: where one is not set, its trials are skipped. `A | B` needs one
   * of the two.
   */
  readonly needs?: readonly string[];
  /** What the agent is made of: for "did you mean", and to tell "never called" from "no such tool". */
  readonly parts?: AgentParts;
  /** Gives the output; an agent that returns nothing has the output null, and members that are undefined are left out. */
  run(input: Input, context: AgentContext): MaybeJson | Promise<MaybeJson>;
  /** Called once after the last trial. */
  close?(): void | Promise<void>;
}

/** JSON whose objects may have members that are undefined; these are left out, as JSON does. */
type MaybeJson =
  | Exclude<Json, readonly Json[] | JsonObject>
  | readonly MaybeJson[]
  | { readonly [key: string]: MaybeJson }
  | undefined;

/**
 * Gives an agent its types; the value itself stays as it is.
 *
 * The type of `input` in `run` follows from the input schema.
 *
 * @returns what it was given, for `export default`
 */
export function defineAgent<Input = Json>(agent: AgentDefinition<Input>): AgentDefinition<Input> {
  return agent;
}
