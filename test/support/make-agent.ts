import { resolve } from 'node:path';
import { createAgent } from '../../src/agents/create-agent.ts';
import type { Agent } from '../../src/model/agent.ts';
import { agentSettingsSchema } from '../../src/model/agent-settings.ts';
import { type Failure, toFailure } from '../../src/model/failure.ts';
import type { Json } from '../../src/model/json.ts';

/** An agent from settings as a file holds them, its project being the folder of test agents. */
export async function makeAgent(
  settings: Json,
  env: Readonly<Record<string, string | undefined>> = process.env,
  exports: Readonly<Record<string, unknown>> = {},
): Promise<Agent> {
  const { agent } = await createAgent('tried', agentSettingsSchema.parse(settings), {
    loadModule: async () => exports,
    env,
    projectFolder: resolve('test/support/agents'),
  });
  return agent;
}

/** The failure of a trial that must fail. */
export async function failureOf(ask: () => unknown): Promise<Failure> {
  let output: unknown;
  try {
    output = await ask();
  } catch (error) {
    return toFailure(error);
  }
  throw new Error(`It should have failed, but gave ${JSON.stringify(output)}.`);
}
