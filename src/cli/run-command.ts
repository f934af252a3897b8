import { resolve } from 'node:path';
import { toFailure } from '../model/failure.ts';
import type { Json } from '../model/json.ts';
import type { Plan } from '../model/plan.ts';
import type { Reporter } from '../model/reporter.ts';
import type { Filter } from '../plan/select-cells.ts';
import { createRedact, type Redact } from '../project/secrets.ts';
import { buildReport } from '../report/build-report.ts';
import { plural } from '../report/plural.ts';
import { exitCodes } from '../report/verdict.ts';
import { checkScripts } from './check-scripts.ts';
import { commandLineConfig } from './command-line-config.ts';
import { confirmRun, describeEstimate } from './confirm-run.ts';
import { estimateRun, type RunEstimate } from './estimate-run.ts';
import { executeRun } from './execute-run.ts';
import { findReporters } from './find-reporters.ts';
import { speakThrough } from './guard-process.ts';
import { listenForInterrupts } from './interrupts.ts';
import { type HooksByFile, loadHooks } from './load-hooks.ts';
import { hasErrors, loadProject, type Project } from './load-project.ts';
import { openApprover } from './open-approver.ts';
import { type OpenRun, openRun } from './open-run.ts';
import { misspeltThresholds, planProject } from './plan-project.ts';
import { Progress } from './progress.ts';
import type { RunCommandOptions } from './run-options.ts';
import { showDiagnostics } from './show-diagnostics.ts';
import { splitList } from './split-list.ts';
import { lastWords, redacted, type Terminal } from './terminal.ts';
import { endProblem, UserProblem } from './user-problem.ts';
import { writeReports } from './write-reports.ts';

/**
 * `agent-eval run`: read everything, plan, try, report.
 *
 * @returns the exit code
 */
export async function runCommand(
  paths: readonly string[],
  options: RunCommandOptions,
  open: Terminal,
): Promise<number> {
  const project = await loadProject(paths, {
    configFile: options.config,
    commandLine: commandLineConfig(options),
  });
  const redact = redactFor(project);
  const terminal = redacted(open, redact);
  speakThrough(terminal);
  const { reporters, diagnostics: aboutReporters } = findReporters(project.config.reporters, {
    trace: options.trace === true,
  });
  const out = resolve(project.project, project.config.out);
  const found = [...project.diagnostics, ...aboutReporters];
  if (hasErrors(found))
    return refuse([...found, ...misspeltThresholds(project, options.threshold ?? [])], terminal);

  const filter = await filterOf(options, out);
  const { plan, diagnostics } = await planProject(project, filter, options.threshold ?? []);
  const cases = plan.cases.map((planned) => planned.case);
  const { hooks, diagnostics: aboutHooks } = await loadHooks(cases, project.project);
  // Here, so that neither a mistake nor the time of compiling them comes after agents were paid for.
  const aboutScripts = await checkScripts(cases, project.registry, project.project);
  const all = [...found, ...diagnostics, ...aboutHooks, ...aboutScripts];
  if (hasErrors(all)) return refuse(all, terminal);
  showDiagnostics(all, terminal, '');
  if (plan.trials === 0) throw new UserProblem('Nothing to run', nothingToRun(project, plan));

  // Reads the newest report, which may be large, so only where somebody wants to know.
  const estimate = (): RunEstimate => estimateRun(plan, out);
  if (options.dryRun) {
    terminal.out(`${describePlan(plan)}\nWould take ${describeEstimate(estimate())}. No agent was called.\n`);
    return exitCodes.met;
  }
  if (!options.yes && !(await confirmRun(estimate, project.config, terminal))) return exitCodes.badInput;
  return tryAndReport({ project, plan, hooks, out, reporters, options, terminal, redact });
}

interface Trying {
  readonly project: Project;
  readonly plan: Plan;
  readonly hooks: HooksByFile;
  readonly out: string;
  readonly reporters: readonly Reporter[];
  readonly options: RunCommandOptions;
  readonly terminal: Terminal;
  readonly redact: Redact;
}

async function tryAndReport(trying: Trying): Promise<number> {
  const { project, plan, hooks, out, reporters, options, terminal, redact } = trying;
  const asked = await openApprover(options, terminal, () => progress);
  let logError: unknown = null;
  const interrupts = listenForInterrupts((message) => {
    progress?.clear();
    terminal.error(`${message}\n`);
  });
  let progress: Progress | null = null;
  const resume = options.resume === true ? 'latest' : (options.resume ?? null);
  const named = resume === 'latest' ? '' : `"${resume}" `;
  const run = await openRun({
    out,
    resume,
    redact,
    observe: (event) => {
      for (const reporter of reporters) reporter.onEvent?.(event);
    },
    listen: (event) => {
      if (event.type === 'trial-finished') progress?.finished(event);
    },
    onLogError: (error) => {
      logError = error;
      interrupts.finishEarly();
    },
  });
  if (!run) throw new UserProblem('No such run', `There is no run ${named}in ${out} to go on with.`);
  progress = new Progress(terminal, plan.trials, tellResumed(run, plan, terminal));
  speakThrough({
    ...terminal,
    error: (text) => {
      progress?.clear();
      terminal.error(text);
    },
  });
  const onExit = (): void => keepMeasured(run);
  process.on('exit', onExit);
  try {
    await executeRun({ project, plan, run, interrupts, progress, hooks, approver: asked?.approver ?? null });
  } finally {
    asked?.close();
    process.off('exit', onExit);
    progress.stop();
    interrupts.release();
    run.close();
  }
  const report = buildReport(run.fold);
  writeReports(report, reporters, run.folder, terminal);
  if (logError === null) return report.verdict.exitCode;
  terminal.error(
    `${endProblem(`The log of the run could not be written: ${toFailure(logError).message}`, 'Make room or mend the folder, then go on with --resume.')}\n`,
  );
  return exitCodes.fault;
}

function redactFor({ agents }: Project): Redact {
  const settings: Json[] = [...agents.values()].map((one) => JSON.parse(JSON.stringify(one)));
  return createRedact(settings, process.env);
}

/** An agent ends the process: nothing but this is possible any more. */
function keepMeasured(run: OpenRun): void {
  run.flush();
  lastWords(`       What was measured is kept. Go on with: agent-eval run --resume ${run.id}\n`);
}

/** Says what of an earlier part is kept. */
function tellResumed(run: OpenRun, plan: Plan, terminal: Terminal): number {
  if (!run.isResumed) return 0;
  let kept = 0;
  for (const cell of run.fold.cells) {
    const planned = plan.cases.find((one) => one.case.key === cell.planned.case);
    if (planned?.case.digest !== cell.planned.digest) continue;
    for (const row of cell.trials.rows()) if (row.status !== 'invalid' && row.status !== 'skipped') kept++;
  }
  const torn = run.wasTorn ? ' Its last line was torn and is dropped.' : '';
  terminal.error(
    `Going on with ${run.id}: ${plural(kept, 'trial')} of ${plan.trials} are there already.${torn}\n`,
  );
  return kept;
}

function refuse(diagnostics: Parameters<typeof showDiagnostics>[0], terminal: Terminal): number {
  showDiagnostics(diagnostics, terminal, 'No agent was called.');
  return exitCodes.badInput;
}

async function filterOf(options: RunCommandOptions, out: string): Promise<Filter> {
  const { agent, tag, filter, rerunFailed } = options;
  return {
    agents: splitList(agent),
    tags: splitList(tag),
    text: filter ?? '',
    cells: rerunFailed === undefined ? null : await failedIn(rerunFailed, out),
  };
}

async function failedIn(run: string | true, out: string): Promise<ReadonlySet<string>> {
  const { failedCells } = await import('./failed-cells.ts');
  return failedCells(out, run === true ? 'latest' : run);
}

function nothingToRun(project: Project, plan: Plan): string {
  if (plan.cases.length > 0) return 'Every case that was picked is skipped.';
  const cases = project.suites.reduce((sum, suite) => sum + suite.cases.length, 0);
  if (cases === 0) return `No case was found in ${project.config.paths.join(', ')}.`;
  return `${plural(cases, 'case')} were found, but the filters leave none.`;
}

function describePlan(plan: Plan): string {
  const suites = new Map<string, number>();
  for (const planned of plan.cases) suites.set(planned.case.suite, (suites.get(planned.case.suite) ?? 0) + 1);
  const lines = [...suites].map(([name, cases]) => `  ${name}: ${plural(cases, 'case')}`);
  return [...lines, `  agents: ${plan.agents.map(({ name }) => name).join(', ')}`].join('\n');
}
