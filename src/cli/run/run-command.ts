import { resolve } from 'node:path';
import type { Json } from '../../model/json.ts';
import type { Plan, Shard } from '../../model/plan.ts';
import type { Filter } from '../../plan/select-cells.ts';
import { createRedact, type Redact } from '../../project/secrets.ts';
import { plural } from '../../report/show/plural.ts';
import { exitCodes } from '../../report/thresholds/verdict.ts';
import { noSuchRun } from '../earlier/no-such-run.ts';
import { findRun } from '../earlier/run-folder.ts';
import { speakThrough } from '../guard-process.ts';
import { hasErrors, loadProject, type Project } from '../project/load-project.ts';
import { checkTargets } from '../reporting/check-targets.ts';
import { loadReporters } from '../reporting/load-reporters.ts';
import { showDiagnostics } from '../show-diagnostics.ts';
import { splitList } from '../split-list.ts';
import { redacted, type Terminal } from '../terminal.ts';
import { UserProblem } from '../user-problem.ts';
import { checkBaselineTarget } from './check-baseline-target.ts';
import { checkScripts } from './check-scripts.ts';
import { commandLineConfig } from './command-line-config.ts';
import { confirmRun, describeEstimate } from './confirm-run.ts';
import { estimateRun, type RunEstimate } from './estimate-run.ts';
import { findBaseline } from './find-baseline.ts';
import { loadHooks } from './load-hooks.ts';
import { misspeltThresholds, planProject } from './plan-project.ts';
import { readRequest, selectionOf } from './resume-run.ts';
import type { RunCommandOptions } from './run-options.ts';
import { tryAndReport } from './try-and-report.ts';

/**
 * `agent-eval run`: read everything, plan, try, report.
 *
 * @returns the exit code
 */
export async function runCommand(
  named: readonly string[],
  given: RunCommandOptions,
  open: Terminal,
): Promise<number> {
  const { paths, options, earlier } = await readRequest(named, given);
  const project = await loadProject(paths, {
    configFile: options.config,
    commandLine: commandLineConfig(options),
  });
  const redact = redactFor(project);
  const terminal = redacted(open, redact);
  speakThrough(terminal);
  const out = resolve(project.project, project.config.out);
  const { reporters, diagnostics: aboutReporters } = await loadReporters(project.reporters, project.project);
  const found = [...project.diagnostics, ...checkTargets(project.reporters), ...aboutReporters];
  if (hasErrors(found))
    return refuse([...found, ...misspeltThresholds(project, options.threshold ?? [])], terminal);

  if (options.updateBaseline && options.shard !== undefined) throw noBaselineOfShard();
  if (options.updateBaseline) checkBaselineTarget(project, out);
  const failedOf = failedRun(options, out);
  const selected = { filter: await filterOf(options, out, failedOf), thresholds: options.threshold ?? [] };
  const picked = options.watch ? await options.watch.pick(project, selected) : selected;
  if (picked === null) return exitCodes.met;
  const { plan: planned, diagnostics } = await planProject(project, picked.filter, picked.thresholds, {
    shard: shardIn(options),
    isReplay: options.recordings === 'replay',
  });
  const plan = options.bench ? { ...planned, warmup: options.bench.warmup } : planned;
  const cases = plan.cases.map((planned) => planned.case);
  const { hooks, diagnostics: aboutHooks } = await loadHooks(cases, project.project);
  // Here, so that neither a mistake nor the time of compiling them comes after agents were paid for.
  const aboutScripts = await checkScripts(cases, project.registry, project.project);
  const all = [...found, ...diagnostics, ...aboutHooks, ...aboutScripts];
  if (hasErrors(all)) return refuse(all, terminal);
  showDiagnostics(all, terminal, '');
  if (plan.trials === 0) throw new UserProblem('Nothing to run', nothingToRun(project, plan, options));

  const baseline = await findBaseline(project, plan.thresholds, out, terminal, options.updateBaseline);

  // Reads the newest report, which may be large, so only where somebody wants to know.
  const estimate = (): RunEstimate => estimateRun(plan, out);
  if (options.dryRun) {
    terminal.out(`${describePlan(plan)}\nWould take ${describeEstimate(estimate())}. No agent was called.\n`);
    return exitCodes.met;
  }
  if (!options.yes && !(await confirmRun(estimate, project.config, terminal))) return exitCodes.badInput;
  const selection = selectionOf(paths, options, failedOf);
  return tryAndReport({
    project,
    plan,
    baseline,
    hooks,
    out,
    reporters,
    options,
    selection,
    earlier,
    terminal,
    redact,
  });
}

function redactFor({ agents }: Project): Redact {
  const settings: Json[] = [...agents.values()].map((one) => JSON.parse(JSON.stringify(one)));
  return createRedact(settings, process.env);
}

function refuse(diagnostics: Parameters<typeof showDiagnostics>[0], terminal: Terminal): number {
  showDiagnostics(diagnostics, terminal, 'No agent was called.');
  return exitCodes.badInput;
}

async function filterOf(
  { agent, tag, filter }: RunCommandOptions,
  out: string,
  failedOf: string | null,
): Promise<Filter> {
  return {
    agents: splitList(agent),
    tags: splitList(tag),
    text: filter ?? '',
    cells: failedOf === null ? null : await failedIn(failedOf, out),
  };
}

async function failedIn(run: string, out: string): Promise<ReadonlySet<string>> {
  const { failedCells } = await import('./failed-cells.ts');
  return failedCells(out, run);
}

/** The run whose failures are asked for, by its own name: `latest` is another one as soon as this run has begun. */
function failedRun({ rerunFailed }: RunCommandOptions, out: string): string | null {
  if (rerunFailed === undefined) return null;
  const named = rerunFailed === true ? 'latest' : rerunFailed;
  const folder = findRun(out, named);
  if (folder === null) throw noSuchRun(out, named);
  return resolve(folder);
}

function noBaselineOfShard(): UserProblem {
  return new UserProblem(
    'A shard is no baseline: it has only a part of the cases',
    'Put all shards together once they are there: agent-eval check A B --update-baseline',
  );
}

function shardIn({ shard }: RunCommandOptions): Shard | null {
  const [index = 1, of = 1] = (shard ?? '').split('/').map(Number);
  return shard === undefined ? null : { index, of };
}

function nothingToRun(project: Project, plan: Plan, { shard }: RunCommandOptions): string {
  if (plan.cases.length > 0) {
    const why = plan.agents.flatMap(({ name, skip }) => (skip === undefined ? [] : [` ${name} ${skip}.`]));
    return `Every case that was picked is skipped.${why.join('')}`;
  }
  const cases = project.suites.reduce((sum, suite) => sum + suite.cases.length, 0);
  if (cases === 0) return `No case was found in ${project.config.paths.join(', ')}.`;
  if (shard !== undefined)
    return `Shard ${shard} has no case that the filters leave. Divide by less: a shard needs a case at least.`;
  return `${plural(cases, 'case')} were found, but the filters leave none.`;
}

function describePlan(plan: Plan): string {
  const suites = new Map<string, number>();
  for (const planned of plan.cases) suites.set(planned.case.suite, (suites.get(planned.case.suite) ?? 0) + 1);
  const lines = [...suites].map(([name, cases]) => `  ${name}: ${plural(cases, 'case')}`);
  return [
    ...lines,
    `  agents: ${plan.agents.map(({ name, skip }) => (skip === undefined ? name : `${name} (skipped: ${skip})`)).join(', ')}`,
  ].join('\n');
}
