import { isoTime } from '../../context/own-time.ts';
import type { Diagnostic, DiagnosticPlace } from '../../diagnostics/diagnostic.ts';
import type { Path } from '../../diagnostics/layout.ts';
import type { ConfigFile } from '../../project/config-schema.ts';
import { loadConfig } from '../../project/load-config.io.ts';
import { loadModule } from '../../project/load-module.io.ts';
import { readEnvironment } from '../../project/read-environment.ts';
import { type Resolved, resolveConfig } from '../../project/resolve-config.ts';
import { type WantedReporter, wantedReporters } from '../reporting/wanted-reporters.ts';

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
  /** What is asked for without a mistake. */
  readonly reporters: readonly WantedReporter[];
  /** Where a setting stands in the config; undefined where the config is a module. */
  readonly placeInConfig: (path: Path) => DiagnosticPlace | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** Puts config file, environment and command line together; judges, agents and cases are not looked at. */
export async function loadConfigSettings({
  configFile,
  commandLine,
}: ConfigOptions): Promise<LoadedSettings> {
  const file = await loadConfig(process.cwd(), configFile, loadModule);
  const environment = await readEnvironment(process.env);
  const placeInConfig = (path: Path): DiagnosticPlace | undefined => file.source?.place(path);
  const resolved = resolveConfig(commandLine, environment.values, file.values);
  const isConfig = resolved.origins.reporters === 'config';
  const { wanted, diagnostics } = wantedReporters(resolved.config.reporters, {
    project: file.project,
    isConfig,
    allowOutside: resolved.config['allow-outside'],
    placeOf: (index) => (isConfig ? placeInConfig(['reporters', index]) : undefined),
  });
  return {
    ...resolved,
    reporters: wanted,
    project: file.project,
    configFile: file.file,
    placeInConfig,
    diagnostics: [
      ...file.diagnostics,
      ...environment.diagnostics,
      ...(await modelProblems(file.values, placeInConfig)),
      ...diagnostics,
    ],
  };
}

async function modelProblems(
  { models }: ConfigFile,
  placeInConfig: LoadedSettings['placeInConfig'],
): Promise<readonly Diagnostic[]> {
  if (!models) return [];
  const { checkModels } = await import('../../project/check-models.ts');
  return checkModels(models, isoTime().slice(0, 10), placeInConfig);
}
