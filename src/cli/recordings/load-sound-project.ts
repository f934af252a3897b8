import { hasErrors, loadProject, type Project } from '../project/load-project.ts';
import { showDiagnostics } from '../show-diagnostics.ts';
import type { Terminal } from '../terminal.ts';

/** The project; null where it has mistakes, which are told: a case that cannot be read would seem to be gone. */
export async function loadSoundProject(
  paths: readonly string[],
  configFile: string | undefined,
  terminal: Terminal,
): Promise<Project | null> {
  const project = await loadProject(paths, { configFile, commandLine: {} });
  const errors = project.diagnostics.filter(({ severity }) => severity === 'error');
  showDiagnostics(errors, terminal, 'No recording was looked at.');
  return hasErrors(errors) ? null : project;
}
