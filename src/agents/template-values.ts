import type { AgentContext } from '../model/agent.ts';
import { AgentError } from '../model/failure.ts';
import { isJsonObject, isList, type Json } from '../model/json.ts';
import type { Lookup } from './fill-template.ts';
import { contentOf } from './read-at.ts';

/** Variables of the environment, as `process.env` holds them. */
export type Variables = Readonly<Record<string, string | undefined>>;

/**
 * What templates of an agent's settings may name: `input` and what is inside it (`input.items.0.id`), `sessionId`,
 * `turn`, `history` and `env.NAME`.
 *
 * @param more - further values, such as the `id` of a job
 */
export function templateValues(
  input: Json,
  context: AgentContext,
  env: Variables,
  more: Readonly<Record<string, Json>> = {},
): Lookup {
  const { sessionId, turn, history } = context.conversation;
  const values: Readonly<Record<string, Json>> = { ...more, sessionId, turn };
  return (name) => {
    if (name.startsWith('env.')) return textOfVariable(name, env);
    if (name === 'history') return history.map((past) => ({ input: past.input, output: past.output }));
    if (name === 'input' || name.startsWith('input.')) return follow(input, name);
    const value = values[name];
    if (value === undefined) throw new AgentError('agent', `Nothing is called {{${name}}} here.`);
    return value;
  };
}

/** Names that a template may use besides `input.…` and `env.…`. */
export const plainNames = ['input', 'sessionId', 'turn', 'history'] as const;

/**
 * What `env.NAME` stands for. An empty variable is a missing one: that is how a build without access to a secret
 * sees it.
 *
 * @throws AgentError when the variable is not set, and for names that are not of the environment
 */
export function textOfVariable(name: string, env: Variables): string {
  if (!name.startsWith('env.')) throw new AgentError('agent', `Nothing is called {{${name}}} here.`);
  const value = env[name.slice(4)];
  if (value) return value;
  throw new AgentError('agent', `The environment variable ${name.slice(4)} is not set.`);
}

function follow(input: Json, name: string): Json {
  let here: Json | undefined = input;
  let path = 'input';
  for (const part of name.split('.').slice(1)) {
    const inside: Json | undefined = memberOf(here, part);
    if (inside === undefined) {
      throw new AgentError('agent', `{{${name}}} leads to nothing: ${path} ${contentOf(here)}.`);
    }
    here = inside;
    path += `.${part}`;
  }
  return here;
}

function memberOf(value: Json, part: string): Json | undefined {
  if (isList(value)) return /^(0|[1-9]\d*)$/.test(part) ? value[Number(part)] : undefined;
  return isJsonObject(value) && Object.hasOwn(value, part) ? value[part] : undefined;
}
