import { isoTime } from '../../context/own-time.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { AgentSettings } from '../../model/agent-settings.ts';
import { parseDuration } from '../../model/duration.ts';
import type { Plan, Shard } from '../../model/plan.ts';
import { assemblePlan } from '../../plan/assemble-plan.ts';
import { checkParts } from '../../plan/check-parts.ts';
import { scopeThresholds } from '../../plan/scope-thresholds.ts';
import { type Filter, type SelectedCase, selectCells } from '../../plan/select-cells.ts';
import { shardCases } from '../../plan/shard-cases.ts';
import { loadModule } from '../../project/load-module.io.ts';
import { planAgents } from '../../project/plan-agents.io.ts';
import { hasErrors, type Project } from '../project/load-project.ts';

export interface PlannedProject {
  readonly plan: Plan;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Settles what a run will try: picks cells, makes the agents they need, and gathers thresholds. No agent is called.
 *
 * @param commandLineThresholds - those given with `--threshold`
 * @param part - `shard`: the part of the cases to try; thresholds are those of the whole. `isReplay`: no model is asked,
 * so that agents need no key for it
 */
export async function planProject(
  project: Project,
  filter: Filter,
  commandLineThresholds: readonly string[],
  { shard, isReplay }: { readonly shard: Shard | null; readonly isReplay: boolean },
): Promise<PlannedProject> {
  const { config, origins } = project;
  const selection = selectCells(project.suites, filter, defaultAgents(project));
  const thresholds = thresholdsOf(project, selection.cases, commandLineThresholds);
  const timeoutMs = parseDuration(config.timeout) ?? 30_000;
  const cases = shard ? shardCases(selection.cases, shard) : selection.cases;
  // Of all cases, so that every shard knows which agents are skipped, and all have the same thresholds.
  const wanted = settingsOf(project, new Set(selection.cases.flatMap(({ agents }) => agents)));
  const diagnostics = [
    ...selection.diagnostics,
    ...thresholds.diagnostics,
    ...wanted.diagnostics,
    ...(await missingPrices(project, wanted.settings)),
  ];
  if (hasErrors(diagnostics))
    return { plan: assemblePlan([], new Map(), [], planSettings(project)), diagnostics };
  const made = await planAgents(wanted.settings, {
    project: project.project,
    loadModule,
    variables: process.env,
    dispensable: isReplay ? modelVariables : [],
    timeoutMs,
  });
  const isOverride = origins.timeout === 'command line' || origins.timeout === 'environment';
  const settings = { ...planSettings(project), shard, timeoutMs: isOverride ? timeoutMs : null };
  const isSkipped = (name: string): boolean => made.agents.get(name)?.skip !== undefined;
  const kept = [...made.agents.keys()].some(isSkipped)
    ? thresholdsOf(project, without(selection.cases, isSkipped), commandLineThresholds)
    : thresholds;
  const plan = assemblePlan(cases, made.agents, kept.thresholds, settings);
  const aboutParts = checkParts(plan.cases, project.registry);
  return { plan, diagnostics: [...diagnostics, ...made.diagnostics, ...aboutParts] };
}

/** What leads to a service of models. */
const modelVariables = ['OPENAI_API_KEY', 'OPENAI_BASE_URL'];

async function missingPrices(
  { config, placeInConfig }: Project,
  settings: ReadonlyMap<string, AgentSettings>,
): Promise<readonly Diagnostic[]> {
  if (!config.models) return [];
  const { checkAgentPrices } = await import('../../project/check-models.ts');
  return checkAgentPrices(settings, config, isoTime().slice(0, 10), placeInConfig);
}

/** Thresholds speak of what is tried: those that select nothing but skipped agents are left out, as with skipped cases. */
function without(cases: readonly SelectedCase[], isSkipped: (agent: string) => boolean): SelectedCase[] {
  return cases.map(({ case: testCase, agents }) => ({
    case: testCase,
    agents: agents.filter((agent) => !isSkipped(agent)),
  }));
}

/** Thresholds with the cases that are selected, and what is wrong with them. */
export function thresholdsOf(
  project: Project,
  cases: readonly SelectedCase[],
  commandLine: readonly string[],
): ReturnType<typeof scopeThresholds> {
  const { config, configFile, placeInConfig, isPartial } = project;
  const isSound = !hasErrors(project.diagnostics);
  const texts = config.thresholds.map((text, index) => ({
    text,
    from: configFile ?? 'config',
    place: placeInConfig(['thresholds', index]),
  }));
  const names = {
    agents: [...project.agents.keys()],
    judges: [...project.registry.judges.keys()],
    isPartial,
    written: isSound ? null : project.names,
  };
  return scopeThresholds(isSound ? project.suites : project.readable, cases, commandLine, texts, names);
}

/**
 * What is wrong with thresholds of a project that has other mistakes: those that cannot be read, and those that select
 * a name that does not exist, as far as all names could be read.
 */
export function misspeltThresholds(project: Project, commandLine: readonly string[]): readonly Diagnostic[] {
  const { diagnostics } = thresholdsOf(project, [], commandLine);
  return diagnostics.filter(
    ({ code }) =>
      code === 'threshold/syntax' || (project.names !== null && !project.consequences.includes(code)),
  );
}

/** Agents for cases that name none: the config's default, or the only agent that there is. */
export function defaultAgents({ config, agents }: Project): readonly string[] {
  const only = agents.size === 1 ? [...agents.keys()] : [];
  return config['default-agents'] ?? only;
}

/** Iterations of the command line or environment go before what a case says, those of the config after it. */
export function planSettings({ config, origins }: Project) {
  const isOverride = origins.iterations === 'command line' || origins.iterations === 'environment';
  return {
    seed: config.seed,
    iterations: isOverride ? config.iterations : null,
    timeoutMs: null,
    defaultIterations: config.iterations,
  };
}

/** Settings of agents by name, and which names are unknown. */
export function settingsOf(project: Project, names: ReadonlySet<string>) {
  const settings = new Map<string, AgentSettings>();
  const diagnostics: Diagnostic[] = [];
  for (const name of names) {
    const one = project.agents.get(name);
    if (one) settings.set(name, one);
    else diagnostics.push(unknownAgent(name, project));
  }
  return { settings, diagnostics };
}

function unknownAgent(name: string, project: Project): Diagnostic {
  const known = [...project.agents.keys()];
  return {
    code: 'agent/unknown',
    severity: 'error',
    message: `There is no agent named "${name}".`,
    why: 'Its cases could not be tried.',
    fix: `Define it in the config or in a case file, or write agents/${name}.ts. Known agents: ${known.join(', ') || 'none'}.`,
  };
}
