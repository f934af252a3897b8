import { existsSync, realpathSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { builtinJudges } from '../../judge/builtin-judges.ts';
import type { AgentSettings } from '../../model/agent-settings.ts';
import type { Case } from '../../model/case.ts';
import { configNames } from '../../project/load-config.io.ts';
import type { Project } from '../project/load-project.ts';
import { scriptsOf } from '../run/scripts-of.ts';
import { followModules } from './follow-modules.ts';
import { type Footprint, noFootprint } from './footprint.ts';
import { namedPaths } from './named-paths.ts';
import type { ProjectFootprints } from './touched-cells.ts';

/**
 * Finds out what the parts of a project rest on. Nothing of the project is run for it.
 *
 * @param cases - those whose hooks and scripts are followed
 * @param agents - those that are followed
 */
export async function projectFootprints(
  project: Project,
  cases: readonly Case[],
  agents: ReadonlySet<string>,
): Promise<ProjectFootprints> {
  const folder = project.project;
  const own = [...project.registry.judges.keys()].filter(
    (name) => !builtinJudges.some((judge) => judge.name === name),
  );
  const modulesOf = (testCase: Case): readonly string[] => [
    ...(testCase.hooks === undefined ? [] : [testCase.hooks]),
    ...scriptsOf(testCase, project.registry).map((script) => script.split('#')[0] ?? script),
  ];
  const { configFile } = project;
  return {
    project: folder,
    config: configFootprint(folder, configFile === null ? noFootprint : await follow(configFile, folder)),
    suites: new Map(project.suites.map((suite) => [suite.file, suiteFootprint(project, suite)])),
    agents: await followEach(agents, (name) => agentFootprint(name, project)),
    modules: await followEach(new Set(cases.flatMap(modulesOf)), (file) => follow(file, folder)),
    judges: joined(await Promise.all(project.config.judges.map((file) => follow(file, folder)))),
    judgeNames: own,
    modulesOf,
  };
}

async function followEach(
  names: ReadonlySet<string>,
  followOne: (name: string) => Promise<Footprint>,
): Promise<ReadonlyMap<string, Footprint>> {
  const found = new Map<string, Footprint>();
  for (const name of names) found.set(name, await followOne(name));
  return found;
}

/** One that is made or removed counts, too. What a config names are agents and case files, which rest on themselves. */
function configFootprint(project: string, { files }: Footprint): Footprint {
  return { files: new Set([...files, ...configNames.map((name) => join(project, name))]), named: new Set() };
}

function suiteFootprint({ project, datasets }: Project, suite: Project['suites'][number]): Footprint {
  const paths = [suite.file, ...(datasets.get(suite.file) ?? []), `golden/${suite.name}.json`];
  return { files: new Set(paths.flatMap((path) => withReal(resolve(project, path)))), named: new Set() };
}

async function agentFootprint(name: string, { project, agents, suites }: Project): Promise<Footprint> {
  const settings = agents.get(name);
  if (!settings) return noFootprint;
  const definedIn = suites
    .filter((suite) => suite.agents.some((agent) => agent.name === name))
    .map((suite) => resolve(project, suite.file));
  const folders = [
    project,
    ...(settings.type === 'command' && settings.cwd ? [join(project, settings.cwd)] : []),
  ];
  const named = namedPaths(textsIn(settings), folders, project);
  const entries =
    settings.type === 'module' ? [resolve(project, settings.file)] : [...named].filter(isScript);
  const modules = await Promise.all(entries.map((entry) => follow(entry, project)));
  return joined([{ files: new Set(definedIn), named }, ...modules]);
}

/** A command's own program may be a script that imports others. */
function isScript(path: string): boolean {
  return /\.[cm]?[jt]s$/.test(path) && existsSync(path);
}

function textsIn(settings: AgentSettings): string[] {
  const texts: string[] = [];
  JSON.stringify(settings, (key, value: unknown) => {
    // What stands there is followed, not only named.
    if (typeof value === 'string' && key !== 'file') texts.push(value);
    return value;
  });
  return texts;
}

async function follow(file: string, project: string): Promise<Footprint> {
  const path = resolve(project, file);
  // Data has no imports; only a module is worth the time of the compiler.
  return /\.[cm]?[jt]s$/.test(path)
    ? followModules(path, project)
    : { files: new Set(withReal(path)), named: new Set() };
}

function joined(footprints: readonly Footprint[]): Footprint {
  return {
    files: new Set(footprints.flatMap(({ files }) => [...files])),
    named: new Set(footprints.flatMap(({ named }) => [...named])),
  };
}

/** A link and what it leads to are both watched. */
function withReal(path: string): string[] {
  return existsSync(path) ? [path, realpathSync(path)] : [path];
}
