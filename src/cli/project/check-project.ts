import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { parseDuration } from '../../model/duration.ts';
import type { PlannedAgent } from '../../model/plan.ts';
import { checkParts } from '../../plan/check-parts.ts';
import { type SelectedCase, selectCells } from '../../plan/select-cells.ts';
import { loadModule } from '../../project/load-module.io.ts';
import { planAgents } from '../../project/plan-agents.io.ts';
import { checkTargets } from '../reporting/check-targets.ts';
import { loadReporters } from '../reporting/load-reporters.ts';
import { checkJudgeModels } from '../run/check-judge-models.ts';
import { checkScripts } from '../run/check-scripts.ts';
import { loadHooks } from '../run/load-hooks.ts';
import { defaultAgents, misspeltThresholds, settingsOf, thresholdsOf } from '../run/plan-project.ts';
import { hasErrors, type Project } from './load-project.ts';

/** What a check went through, and what is wrong with it. */
export interface CheckedProject {
  readonly files: number;
  readonly cases: number;
  readonly agents: number;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Everything that a run of all cases would refuse, and more: mistakes do not hide one another, and scripts of judges
 * are loaded as well. Modules of the project are imported, but no agent, hook, script or reporter is called.
 */
export async function checkProject(project: Project): Promise<CheckedProject> {
  const { suites, registry } = project;
  const cases = suites.flatMap((suite) => suite.cases);
  const everything = { agents: [], tags: [], text: '', cells: null };
  const selection = selectCells(suites, everything, defaultAgents(project));
  const agents = await checkAgents(project, new Set(selection.cases.flatMap((selected) => selected.agents)));
  const hooks = await loadHooks(cases, project.project);
  const reporters = await loadReporters(project.reporters, project.project);
  // Of a project with mistakes they were looked at when it was loaded.
  const isSound = !hasErrors(project.diagnostics);
  const scripts = isSound ? await checkScripts(cases, registry, project.project) : [];
  const thresholds = isSound
    ? thresholdsOf(project, selection.cases, []).diagnostics
    : misspeltThresholds(project, []);
  return {
    files: suites.length,
    cases: cases.length,
    agents: agents.count,
    diagnostics: [
      ...project.diagnostics,
      ...checkTargets(project.reporters),
      ...reporters.diagnostics,
      ...(isSound ? selection.diagnostics : []),
      ...thresholds,
      ...agents.diagnostics,
      ...checkParts(withAgents(selection.cases, agents.made), registry),
      ...hooks.diagnostics,
      ...scripts,
      ...checkJudgeModels(cases, registry, project.config.models?.judge ?? null),
    ],
  };
}

interface CheckedAgents {
  readonly count: number;
  /** Those that can be used, by name. */
  readonly made: ReadonlyMap<string, PlannedAgent>;
  readonly diagnostics: readonly Diagnostic[];
}

/** Makes the agents of cases and config. One that no case uses stops no run, so it is only warned of. */
async function checkAgents(project: Project, used: ReadonlySet<string>): Promise<CheckedAgents> {
  const { config } = project;
  const names = new Set([...used, ...Object.keys(config.agents), ...(config['default-agents'] ?? [])]);
  const options = {
    project: project.project,
    loadModule,
    variables: process.env,
    timeoutMs: parseDuration(config.timeout) ?? 30_000,
  };
  const diagnostics: Diagnostic[] = [];
  const usable = new Map<string, PlannedAgent>();
  for (const name of names) {
    const wanted = settingsOf(project, new Set([name]));
    const made = await planAgents(wanted.settings, options);
    for (const [known, agent] of made.agents) usable.set(known, agent);
    diagnostics.push(...(used.has(name) ? made.diagnostics : made.diagnostics.map(asWarning)));
    // Other unknown names are told where they stand, in the case files.
    if (config['default-agents']?.includes(name) && !hasErrors(project.diagnostics))
      diagnostics.push(...wanted.diagnostics);
  }
  return { count: names.size, made: usable, diagnostics };
}

/** What agents declare of their parts can be compared with those alone that could be made. */
function withAgents(cases: readonly SelectedCase[], made: ReadonlyMap<string, PlannedAgent>) {
  return cases.map((selected) => ({
    case: selected.case,
    agents: selected.agents.flatMap((name) => made.get(name) ?? []),
  }));
}

function asWarning(diagnostic: Diagnostic): Diagnostic {
  return { ...diagnostic, severity: 'warning', why: 'No case uses it yet; one that did could not be tried.' };
}
