import { createRequire } from 'node:module';
import type { Ajv, Options } from 'ajv';
import type { ChatReply } from '../../model/agent.ts';
import { AgentError } from '../../model/failure.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import { excerpt } from '../excerpt.ts';

/**
 * Makes what reads the JSON that a model was told to answer with.
 *
 * @param schema - JSON Schema (2020-12) of the output
 * @returns reads a reply; it throws an AgentError of kind `output` where the reply is no JSON, or does not fit the schema
 * @throws AgentError where the schema is none
 */
export function replyReader(schema: JsonObject): (reply: ChatReply) => Json {
  const validate = compile(schema);
  return ({ text, finish }) => {
    const value = parse(text, finish);
    if (validate(value)) return value;
    const [error] = validate.errors ?? [];
    throw new AgentError(
      'output',
      `The reply does not fit "response-schema": ${error?.instancePath || 'the value'} ${error?.message ?? 'is wrong'}. It says: ${excerpt(text)}`,
    );
  };
}

function compile(schema: JsonObject): ReturnType<Ajv['compile']> {
  const load = createRequire(import.meta.url);
  const { default: Compiler }: { default: new (options: Options) => Ajv } = load('ajv/dist/2020.js');
  const { default: addFormats }: { default: (compiler: Ajv) => unknown } = load('ajv-formats');
  try {
    const compiler = new Compiler({ strict: false, ownProperties: true, logger: false });
    addFormats(compiler);
    const { $schema: _, ...written } = schema;
    return compiler.compile(written);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new AgentError('agent', `"response-schema" is no JSON Schema: ${why}.`);
  }
}

function parse(text: string, finish: ChatReply['finish']): Json {
  try {
    return JSON.parse(text);
  } catch {
    const why = finish === 'length' ? ', because it was cut at the most tokens' : '';
    throw new AgentError('output', `The reply is no JSON${why}. It says: ${excerpt(text)}`);
  }
}
