import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { ConfigFile } from '../project/config-schema.ts';
import { loadConfig } from '../project/load-config.io.ts';
import { loadModule } from '../project/load-module.io.ts';
import { readEnvironment } from '../project/read-environment.ts';
import { type Resolved, resolveConfig } from '../project/resolve-config.ts';

/** Settings that every command takes. */
export interface ConfigOptions {
  /** A config file named with `--config`. */
  readonly configFile?: string | undefined;
  /** Settings of the command line, under the config's keys. */
  readonly commandLine: ConfigFile;
}

/** The settings of a project, and every mistake in them. */
export interface LoadedSettings extends Resolved {
  /** Absolute folder of the project. */
  readonly project: string;
  /** Relative to the project; null where there is none. */
  readonly configFile: string | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** Puts config file, environment and command line together; judges, agents and cases are not looked at. */
export async function loadConfigSettings({
  configFile,
  commandLine,
}: ConfigOptions): Promise<LoadedSettings> {
  const file = await loadConfig(process.cwd(), configFile, loadModule);
  const environment = await readEnvironment(process.env);
  return {
    ...resolveConfig(commandLine, environment.values, file.values),
    project: file.project,
    configFile: file.file,
    diagnostics: [...file.diagnostics, ...environment.diagnostics],
  };
}
