import { createHash } from 'node:crypto';
import { createAgent } from '../agents/create-agent.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { AgentSettings } from '../model/agent-settings.ts';
import { parseDuration } from '../model/duration.ts';
import { canonicalJson } from '../model/json.ts';
import type { PlannedAgent } from '../model/plan.ts';
import { explainModuleError } from './explain-module-error.io.ts';

export interface PlanAgentsOptions {
  readonly project: string;
  readonly loadModule: (file: string) => Promise<Record<string, unknown>>;
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** Variables that agents may need and that nothing is lacking without. */
  readonly dispensable?: readonly string[];
  /** Time limit of a trial where the agent's settings have none. */
  readonly timeoutMs: number;
}

/**
 * Makes the agents that a run needs; all that cannot be made are told at once. No agent is called.
 *
 * @param settings - settings of each agent by name
 */
export async function planAgents(
  settings: ReadonlyMap<string, AgentSettings>,
  options: PlanAgentsOptions,
): Promise<{
  readonly agents: ReadonlyMap<string, PlannedAgent>;
  readonly diagnostics: readonly Diagnostic[];
}> {
  const agents = new Map<string, PlannedAgent>();
  const diagnostics: Diagnostic[] = [];
  for (const [name, one] of settings) {
    try {
      agents.set(name, await planAgent(name, one, options));
    } catch (error) {
      diagnostics.push(unusable(name, error, options.project));
    }
  }
  return { agents, diagnostics };
}

async function planAgent(
  name: string,
  settings: AgentSettings,
  options: PlanAgentsOptions,
): Promise<PlannedAgent> {
  const { project, loadModule, variables, dispensable } = options;
  const { agent, digestParts, skip } = await createAgent(name, settings, {
    loadModule,
    env: variables,
    projectFolder: project,
    ...(dispensable ? { dispensable } : {}),
  });
  const { concurrency, retry, timeout } = settings;
  return {
    agent,
    name,
    type: settings.type,
    digest: createHash('sha256').update(canonicalJson(digestParts)).digest('hex').slice(0, 16),
    timeoutMs: (timeout === undefined ? null : parseDuration(timeout)) ?? options.timeoutMs,
    ...(skip === undefined ? {} : { skip }),
    ...(concurrency === undefined ? {} : { concurrency }),
    ...(retry === undefined ? {} : { retry }),
  };
}

function unusable(name: string, error: unknown, project: string): Diagnostic {
  const { message, place } = explainModuleError(error, project);
  return {
    code: 'agent/unusable',
    severity: 'error',
    message: `The agent "${name}" cannot be used: ${message}`,
    why: 'Its cases could not be tried.',
    fix: 'Mend what the message names, or leave the agent out of the run.',
    ...(place ? { place } : {}),
  };
}
