import { resolve } from 'node:path';
import { loadSuites } from '../../cases/load-suites.io.ts';
import type { WrittenNames } from '../../cases/written-names.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { AgentSettings } from '../../model/agent-settings.ts';
import type { Suite } from '../../model/case.ts';
import type { JudgeRegistry } from '../../model/judge.ts';
import { selectorKinds } from '../../model/threshold.ts';
import { findAgents } from '../../project/find-agents.io.ts';
import { loadJudges } from '../../project/load-judges.io.ts';
import { loadModule } from '../../project/load-module.io.ts';
import { runningBuild } from '../../project/running-build.io.ts';
import { checkScripts } from '../run/check-scripts.ts';
import { type ConfigOptions, type LoadedSettings, loadConfigSettings } from './load-config-settings.ts';

/** A project without its case files: config, agents and judges. */
export interface ProjectSettings extends LoadedSettings {
  readonly registry: JudgeRegistry;
  /** Agents of the config, and modules in `agents/`. */
  readonly agents: ReadonlyMap<string, AgentSettings>;
}

/** Everything that the files of a project say, and every mistake in them. */
export interface Project extends ProjectSettings {
  readonly suites: readonly Suite[];
  /** Suites with mistakes as well, without what is wrong with them; good for finding further mistakes only. */
  readonly readable: readonly Suite[];
  /** Names that case files give, mistakes or not; null where some cannot be told. */
  readonly names: WrittenNames | null;
  /** Datasets that each case file reads, by its path; all paths are relative to the project. */
  readonly datasets: ReadonlyMap<string, readonly string[]>;
  /** Codes of mistakes that may be mere consequences of mistakes in the settings. */
  readonly consequences: readonly string[];
  /** Case files were named that are not all of the config's. */
  readonly isPartial: boolean;
}

/** Reads config, judges and the names of agents. */
export async function loadSettings(options: ConfigOptions): Promise<ProjectSettings> {
  const settings = await loadConfigSettings(options);
  const { config, project, diagnostics } = settings;
  const judges = await loadJudges(config.judges, project, loadModule);
  return {
    ...settings,
    registry: judges.registry,
    agents: new Map([...findAgents(project), ...Object.entries(config.agents)]),
    diagnostics: [...diagnostics, ...judges.diagnostics],
  };
}

/** Reads settings and case files; the agents that case files define are added to those of the project. */
export async function loadProject(paths: readonly string[], options: ConfigOptions): Promise<Project> {
  const settings = await loadSettings(options);
  const { config, project, registry } = settings;
  const loaded = await loadSuites({
    paths: paths.length > 0 ? paths : config.paths,
    project,
    registry,
    knownAgents: [...settings.agents.keys()],
    allowOutside: config['allow-outside'],
    version: runningBuild(),
  });
  const agents = new Map(settings.agents);
  const hidden = consequencesOf(settings);
  const diagnostics = [
    ...settings.diagnostics,
    ...loaded.diagnostics.filter(({ code }) => !hidden.includes(code)),
  ];
  const defined = loaded.suites.flatMap((suite) => suite.agents);
  for (const one of defined) {
    const { readAgentSettings } = await import('../../project/read-agent-settings.ts');
    const read = readAgentSettings(one);
    if (read) agents.set(one.name, read);
  }
  diagnostics.push(...defined.flatMap((one) => twiceDefined(one, defined)));
  // A run goes no further with errors, so that it is here that scripts have to be looked at.
  if (hasErrors(diagnostics) && !hidden.includes('case/unknown-judge')) {
    const cases = loaded.readable.flatMap((suite) => suite.cases);
    diagnostics.push(...(await checkScripts(cases, registry, project)));
  }
  const { suites, readable, names, datasets } = loaded;
  const partial = isPartial(paths, settings);
  return {
    ...settings,
    agents,
    suites,
    readable,
    names,
    datasets,
    consequences: hidden,
    isPartial: partial,
    diagnostics,
  };
}

function isPartial(paths: readonly string[], { config, project }: ProjectSettings): boolean {
  const named = paths.map((path) => resolve(project, path));
  return paths.length > 0 && !config.paths.every((path) => named.includes(resolve(project, path)));
}

/** An agent that two files define differently would be one of them in both, and which would be chance. */
function twiceDefined(one: Defined, all: readonly Defined[]): Diagnostic[] {
  const earlier = all.slice(0, all.indexOf(one)).find(({ name }) => name === one.name);
  if (!earlier || JSON.stringify(earlier.settings) === JSON.stringify(one.settings)) return [];
  return [
    {
      code: 'agent/defined-twice',
      severity: 'error',
      message: `The agent "${one.name}" is defined differently in ${earlier.place.file}:${earlier.place.line}.`,
      why: 'Figures under one name would belong to two agents.',
      fix: 'Give one of them another name, or define the agent once in the config.',
      place: one.place,
    },
  ];
}

type Defined = Suite['agents'][number];

/** What may only seem wrong because the settings are: agents, judges and paths that a mended config will give. */
const consequences: readonly string[] = [
  'case/unknown-agent',
  'case/unknown-judge',
  'path/missing',
  'path/no-cases',
  'path/outside-project',
  ...selectorKinds.map((kind) => `threshold/unknown-${kind}`),
];

function consequencesOf({ diagnostics }: ProjectSettings): readonly string[] {
  const causes = diagnostics.filter(({ code, severity }) => severity === 'error' && !isHarmless(code));
  if (causes.length === 0) return [];
  return causes.every(({ code }) => code === 'config/judge')
    ? ['case/unknown-judge', 'threshold/unknown-judge']
    : consequences;
}

/** A mistake that leaves agents, judges and paths as they are. */
function isHarmless(code: string): boolean {
  return harmless.includes(code);
}

const harmless = [
  'config/unknown-key',
  'config/environment',
  'config/budget-without-prices',
  'config/price-twice',
  'config/model-without-price',
  'run/unknown-reporter',
  'run/reporter-path',
  'run/reporter-twice',
];

/** Whether anything was found that keeps agents from being called. */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ severity }) => severity === 'error');
}
