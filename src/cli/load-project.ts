import { loadSuites } from '../cases/load-suites.io.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { AgentSettings } from '../model/agent-settings.ts';
import type { Suite } from '../model/case.ts';
import type { JudgeRegistry } from '../model/judge.ts';
import type { ConfigFile } from '../project/config-schema.ts';
import { findAgents } from '../project/find-agents.io.ts';
import { loadConfig } from '../project/load-config.io.ts';
import { loadJudges } from '../project/load-judges.io.ts';
import { loadModule } from '../project/load-module.io.ts';
import { readEnvironment } from '../project/read-environment.ts';
import { type Resolved, resolveConfig } from '../project/resolve-config.ts';
import { runningPackage } from '../project/running-package.io.ts';

/** Settings that every command takes. */
export interface ProjectOptions {
  /** A config file named with `--config`. */
  readonly configFile?: string | undefined;
  /** Settings of the command line, under the config's keys. */
  readonly commandLine: ConfigFile;
}

/** A project without its case files: config, agents and judges. */
export interface ProjectSettings extends Resolved {
  /** Absolute folder of the project. */
  readonly project: string;
  readonly configFile: string | null;
  readonly fileValues: ConfigFile;
  readonly registry: JudgeRegistry;
  /** Agents of the config, and modules in `agents/`. */
  readonly agents: ReadonlyMap<string, AgentSettings>;
  readonly diagnostics: readonly Diagnostic[];
}

/** Everything that the files of a project say, and every mistake in them. */
export interface Project extends ProjectSettings {
  readonly suites: readonly Suite[];
}

/** Reads config, judges and the names of agents. */
export async function loadSettings(options: ProjectOptions): Promise<ProjectSettings> {
  const file = await loadConfig(process.cwd(), options.configFile, loadModule);
  const environment = await readEnvironment(process.env);
  const resolved = resolveConfig(options.commandLine, environment.values, file.values);
  const judges = await loadJudges(resolved.config.judges, file.project, loadModule);
  return {
    ...resolved,
    project: file.project,
    configFile: file.file,
    fileValues: file.values,
    registry: judges.registry,
    agents: new Map([...findAgents(file.project), ...Object.entries(resolved.config.agents)]),
    diagnostics: [...file.diagnostics, ...environment.diagnostics, ...judges.diagnostics],
  };
}

/** Reads settings and case files; the agents that case files define are added to those of the project. */
export async function loadProject(paths: readonly string[], options: ProjectOptions): Promise<Project> {
  const settings = await loadSettings(options);
  const { config, project, registry } = settings;
  const loaded = await loadSuites({
    paths: paths.length > 0 ? paths : config.paths,
    project,
    registry,
    knownAgents: [...settings.agents.keys()],
    allowOutside: config['allow-outside'],
    version: runningPackage().version,
  });
  const agents = new Map(settings.agents);
  const diagnostics = [...settings.diagnostics, ...loaded.diagnostics];
  for (const defined of loaded.suites.flatMap((suite) => suite.agents)) {
    const { explainAgentSettings } = await import('../project/explain-agent-settings.ts');
    const explained = explainAgentSettings(defined);
    diagnostics.push(...explained.diagnostics);
    if (explained.settings) agents.set(defined.name, explained.settings);
  }
  return { ...settings, agents, suites: loaded.suites, diagnostics };
}

/** Whether anything was found that keeps agents from being called. */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ severity }) => severity === 'error');
}
