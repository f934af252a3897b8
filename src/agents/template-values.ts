import type { AgentContext } from '../model/agent.ts';
import { AgentError } from '../model/failure.ts';
import { isJsonObject, isList, type Json } from '../model/json.ts';
import type { Lookup } from './fill-template.ts';

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
    if (name.startsWith('env.')) return variable(name.slice(4), env);
    if (name === 'history') return history.map((past) => ({ input: past.input, output: past.output }));
    if (name === 'input' || name.startsWith('input.')) return follow(input, name);
    const value = values[name];
    if (value === undefined) throw new AgentError('agent', `Nothing is called {{${name}}} here.`);
    return value;
  };
}

/** Names that a template may use besides `input.…` and `env.…`. */
export const plainNames = ['input', 'sessionId', 'turn', 'history'] as const;

function variable(name: string, env: Variables): string {
  const value = env[name];
  if (value) return value;
  throw new AgentError('agent', `The environment variable ${name} is not set.`);
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

function contentOf(value: Json): string {
  if (isList(value)) return `is a list of ${value.length}`;
  if (!isJsonObject(value)) return `is ${value === null ? 'null' : `a ${typeof value}`}`;
  const keys = Object.keys(value);
  return keys.length === 0 ? 'is an empty object' : `has ${keys.slice(0, 10).join(', ')}`;
}
