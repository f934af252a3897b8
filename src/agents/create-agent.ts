import { resolve } from 'node:path';
import type { Agent } from '../model/agent.ts';
import type { AgentSettings } from '../model/agent-settings.ts';
import { AgentError } from '../model/failure.ts';
import type { Json } from '../model/json.ts';
import type { AdapterEnvironment } from './adapter-environment.ts';
import { checkedAgent } from './checked-agent.ts';
import { problemsOfSettings } from './problems-of-settings.ts';
import type { UncheckedAgent } from './unchecked-agent.ts';
import { unmetNeeds } from './unmet-needs.ts';

export interface CreatedAgent {
  /** Checks its own input and output; what `read` names is recorded in the trace. */
  readonly agent: Agent;
  /** What its digest is made of. */
  readonly digestParts: Json;
  /** Why its trials are skipped. */
  readonly skip?: string;
}

/**
 * Makes an agent of any type from its settings. No agent is called, no process started. One whose settings need what the
 * environment lacks is not even loaded.
 *
 * @param name - name under which it takes part in a run
 * @throws AgentError for settings that cannot work (`problemsOfSettings` lists them) and for a module that exports no
 *   agent; whatever `loadModule` throws
 */
export async function createAgent(
  name: string,
  settings: AgentSettings,
  environment: AdapterEnvironment,
): Promise<CreatedAgent> {
  const lacking = unmetNeeds(settings.needs, environment.env, environment.dispensable);
  if (lacking !== null) return skippedAgent(name, settings, environment, lacking);
  const problems = problemsOfSettings(settings, environment.env, environment.projectFolder);
  if (problems.length > 0) throw new AgentError('agent', problems.join('\n'));
  const [raw, { digestParts }] = await Promise.all([
    adapt(name, settings, environment),
    import('./digest-parts.io.ts'),
  ]);
  const version = settings.version ?? raw.version;
  const skip =
    settings.needs === undefined ? unmetNeeds(raw.needs, environment.env, environment.dispensable) : null;
  const agent = await withRead(checkedAgent(version === undefined ? raw : { ...raw, version }), settings);
  return {
    agent,
    digestParts: await digestParts(settings, version, environment.projectFolder),
    ...(skip === null ? {} : { skip }),
  };
}

async function skippedAgent(
  name: string,
  settings: AgentSettings,
  { projectFolder }: AdapterEnvironment,
  skip: string,
): Promise<CreatedAgent> {
  const { digestParts } = await import('./digest-parts.io.ts');
  const { version } = settings;
  const run = (): never => {
    throw new AgentError('agent', `"${name}" ${skip}.`);
  };
  return {
    agent: { name, ...(version === undefined ? {} : { version }), run },
    digestParts: await digestParts(settings, version, projectFolder),
    skip,
  };
}

/** Adapters are imported when needed: most runs use one type of agent. */
async function adapt(
  name: string,
  settings: AgentSettings,
  environment: AdapterEnvironment,
): Promise<UncheckedAgent> {
  switch (settings.type) {
    case 'module': {
      const { agentFromExport } = await import('./agent-from-export.ts');
      const exports = await environment.loadModule(resolve(environment.projectFolder, settings.file));
      const { file, options } = settings;
      return agentFromExport(exports, { name, file, ...(options === undefined ? {} : { options }) });
    }
    case 'command':
      return (await import('./command/command-agent.io.ts')).commandAgent(name, settings, environment);
    case 'http':
      return (await import('./http/http-agent.io.ts')).httpAgent(name, settings, environment);
    case 'model':
      return (await import('./model/model-agent.io.ts')).modelAgent(name, settings, environment);
    case 'scripted':
      return (await import('./scripted.ts')).scripted(name, settings);
    case 'echo':
      return (await import('./echo.ts')).echo(name);
  }
}

async function withRead(agent: Agent, { read }: AgentSettings): Promise<Agent> {
  if (read === undefined) return agent;
  const { readAnswer } = await import('./read-answer.ts');
  return {
    ...agent,
    run: async (input, context) => readAnswer(await agent.run(input, context), read, context),
  };
}
