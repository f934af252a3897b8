import { resolve } from 'node:path';
import { type LoadedSettings, loadConfigSettings } from '../project/load-config-settings.ts';
import { hasErrors } from '../project/load-project.ts';
import { showDiagnostics } from '../show-diagnostics.ts';
import type { Terminal } from '../terminal.ts';

export interface RunsFolder {
  readonly settings: LoadedSettings;
  /** Absolute folder of the runs. */
  readonly folder: string;
}

/**
 * Where the runs of a project lie, for commands that look at them.
 *
 * @param options - those of the command line that speak of it
 * @param consequence - what was not done where the settings have mistakes, which are shown
 * @returns null where they have mistakes
 */
export async function findRunsFolder(
  options: { readonly config?: string; readonly out?: string; readonly baseline?: string },
  consequence: string,
  terminal: Terminal,
): Promise<RunsFolder | null> {
  const { config, out, baseline } = options;
  const settings = await loadConfigSettings({
    configFile: config,
    commandLine: { ...(out === undefined ? {} : { out }), ...(baseline === undefined ? {} : { baseline }) },
  });
  showDiagnostics(settings.diagnostics, terminal, consequence);
  if (hasErrors(settings.diagnostics)) return null;
  return { settings, folder: resolve(settings.project, settings.config.out) };
}
