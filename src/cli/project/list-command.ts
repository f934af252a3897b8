import { exitCodes } from '../../report/thresholds/verdict.ts';
import { printJson } from '../print-json.ts';
import { showDiagnostics } from '../show-diagnostics.ts';
import type { Terminal } from '../terminal.ts';
import { type ListedSuite, listCases } from './list-cases.ts';
import { listCovered } from './list-covered.ts';
import { hasErrors, loadProject } from './load-project.ts';
import { showCases, showCovered } from './show-list.ts';

export interface ListCommandOptions {
  /** What the suites prove, instead of the cases. */
  readonly covers?: true;
  readonly json?: true;
  readonly config?: string;
}

/**
 * `agent-eval list`: cases with tags, agents, iterations and reasons to skip; or what the suites cover.
 *
 * With `json` it prints `{ suites: [{ suite, file, covers, cases: [{ case, place, tags, agents, iterations, skip, only }] }] }`,
 * or `{ covers: [{ system, suites: [{ suite, file, cases, skipped }] }] }`; keys may be added, none changes its meaning.
 *
 * @returns the exit code
 */
export async function listCommand(
  paths: readonly string[],
  options: ListCommandOptions,
  terminal: Terminal,
): Promise<number> {
  const project = await loadProject(paths, { configFile: options.config, commandLine: {} });
  const ok = !hasErrors(project.diagnostics);
  showDiagnostics(project.diagnostics, terminal, ok ? '' : 'Nothing was listed.');
  if (!ok) return exitCodes.badInput;
  const suites = listCases(project);
  if (options.covers) tellCovered(suites, options, terminal);
  else if (options.json) printJson({ suites }, terminal);
  else terminal.out(showCases(suites, terminal.color));
  return exitCodes.met;
}

function tellCovered(suites: readonly ListedSuite[], options: ListCommandOptions, terminal: Terminal): void {
  const covers = listCovered(suites);
  if (options.json) printJson({ covers }, terminal);
  else terminal.out(showCovered(covers, terminal.color));
}
