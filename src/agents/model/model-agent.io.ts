import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { ChatRequest } from '../../model/agent.ts';
import type { AgentSettings } from '../../model/agent-settings.ts';
import { AgentError } from '../../model/failure.ts';
import { isJsonObject, type Json, type JsonObject } from '../../model/json.ts';
import type { AdapterEnvironment } from '../adapter-environment.ts';
import type { UncheckedAgent } from '../unchecked-agent.ts';
import { askWithTools } from './ask-with-tools.ts';
import { declareTool } from './declare-tool.ts';
import { firstMessages } from './first-messages.ts';
import { loadTools } from './load-tools.ts';

type ModelSettings = Extract<AgentSettings, { type: 'model' }>;

/**
 * An agent that is a chat model with a prompt, and with tools where it has some.
 *
 * Files and tools are read here, once; the model is asked through the context of each trial.
 *
 * @throws AgentError where a file, a tool or the schema cannot be used
 */
export async function modelAgent(
  name: string,
  settings: ModelSettings,
  environment: AdapterEnvironment,
): Promise<UncheckedAgent> {
  const { projectFolder, env } = environment;
  const textOf = (setting: string, written: ModelSettings['system']): string | undefined =>
    typeof written === 'object' ? readText(setting, written.file, projectFolder) : written;
  const prompt = {
    system: textOf('system', settings.system),
    template: textOf('template', settings.template),
  };
  const tools = await loadTools(settings.tools ?? [], environment);
  const schema = schemaOf(settings, projectFolder);
  const readReply = schema && (await import('./read-reply.io.ts')).replyReader(schema);
  const request = {
    ...requestOf(settings),
    ...(tools.length === 0 ? {} : { tools: tools.map(declareTool) }),
    ...(schema ? { responseSchema: { name: 'answer', schema } } : {}),
  };
  return {
    name,
    version: settings.model,
    needs: ['OPENAI_API_KEY | OPENAI_BASE_URL'],
    parts: { tools: tools.map((tool) => tool.name) },
    async run(input, context) {
      const messages = firstMessages(prompt, input, context, env);
      const reply = await askWithTools({ ...request, messages }, tools, settings['max-steps'], context);
      return readReply ? readReply(reply) : reply.text;
    },
  };
}

function requestOf(settings: ModelSettings): Omit<ChatRequest, 'messages'> {
  const { model, temperature, 'max-tokens': maxTokens, seed, stop } = settings;
  return {
    model,
    ...(temperature === undefined ? {} : { temperature }),
    ...(maxTokens === undefined ? {} : { maxTokens }),
    ...(seed === undefined ? {} : { seed }),
    ...(stop === undefined ? {} : { stop }),
  };
}

function schemaOf({ 'response-schema': written }: ModelSettings, projectFolder: string): JsonObject | null {
  if (written === undefined) return null;
  const file = written['file'];
  if (typeof file !== 'string') return written;
  const schema = parse(readText('response-schema', file, projectFolder), file);
  if (isJsonObject(schema)) return schema;
  throw new AgentError('agent', `"response-schema": ${file} holds no JSON object.`);
}

function parse(text: string, file: string): Json {
  try {
    return JSON.parse(text);
  } catch {
    throw new AgentError('agent', `"response-schema": ${file} is not JSON.`);
  }
}

function readText(setting: string, file: string, projectFolder: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(resolve(projectFolder, file)));
  } catch (error) {
    const why = error instanceof TypeError ? 'is not UTF-8' : 'cannot be read, or is not there';
    throw new AgentError('agent', `"${setting}": ${file} ${why}.`, { cause: error });
  }
}
