import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { plural } from '../../report/show/plural.ts';
import { exitCodes } from '../../report/thresholds/verdict.ts';
import { printJson } from '../print-json.ts';
import { showDiagnostics } from '../show-diagnostics.ts';
import type { Terminal } from '../terminal.ts';
import { type CheckedProject, checkProject } from './check-project.ts';
import { hasErrors, loadProject } from './load-project.ts';

export interface ValidateCommandOptions {
  readonly json?: true;
  readonly config?: string;
}

/**
 * `agent-eval validate`: every mistake in config, case files, agents, hooks and scripts at once. No agent is called.
 *
 * With `json` it prints `{ ok, diagnostics: [{ code, severity, message, why, fix, place? }] }`; keys may be added, none
 * changes its meaning.
 *
 * @returns the exit code: warnings alone are no mistake
 */
export async function validateCommand(
  paths: readonly string[],
  options: ValidateCommandOptions,
  terminal: Terminal,
): Promise<number> {
  const project = await loadProject(paths, { configFile: options.config, commandLine: {} });
  const checked = await checkProject(project);
  const { diagnostics } = checked;
  const ok = !hasErrors(diagnostics);
  if (options.json) printJson({ ok, diagnostics }, terminal);
  else {
    showDiagnostics(diagnostics, terminal, ok ? '' : 'No agent was called.');
    if (ok) terminal.out(`${describe(checked)}: no mistakes${warningsIn(diagnostics)}\n`);
  }
  return ok ? exitCodes.met : exitCodes.badInput;
}

function describe({ files, cases, agents }: CheckedProject): string {
  return `${plural(files, 'file')}, ${plural(cases, 'case')}, ${plural(agents, 'agent')}`;
}

function warningsIn(diagnostics: readonly Diagnostic[]): string {
  return diagnostics.length === 0 ? '' : `, ${plural(diagnostics.length, 'warning')}`;
}
