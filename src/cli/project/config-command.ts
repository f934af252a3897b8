import { isJsonObject } from '../../model/json.ts';
import { visibleText } from '../../model/visible-text.ts';
import { exitCodes } from '../../report/thresholds/verdict.ts';
import { alignColumns } from '../align-columns.ts';
import { printJson } from '../print-json.ts';
import { showDiagnostics } from '../show-diagnostics.ts';
import type { Terminal } from '../terminal.ts';
import { type DescribedSetting, describeConfig } from './describe-config.ts';
import { loadConfigSettings } from './load-config-settings.ts';
import { hasErrors } from './load-project.ts';

export interface ConfigCommandOptions {
  readonly json?: true;
  readonly config?: string;
}

/**
 * `agent-eval config`: every setting, its value, and where it came from; secrets are not shown.
 *
 * With `json` it prints `{ project, configFile, settings: { <key>: { value, from, variable? } } }`, where a setting
 * that nothing sets is null; keys may be added, none changes its meaning.
 *
 * @returns the exit code
 */
export async function configCommand(options: ConfigCommandOptions, terminal: Terminal): Promise<number> {
  const loaded = await loadConfigSettings({ configFile: options.config, commandLine: {} });
  showDiagnostics(loaded.diagnostics, terminal, '');
  if (hasErrors(loaded.diagnostics)) return exitCodes.badInput;
  const { project, configFile } = loaded;
  const settings = describeConfig(loaded, process.env);
  if (options.json) {
    const byKey = settings.map(({ key, ...setting }) => [key, setting]);
    printJson({ project, configFile, settings: Object.fromEntries(byKey) }, terminal);
  } else {
    terminal.out(`project      ${project}\nconfig file  ${configFile ?? 'none'}\n\n${show(settings)}\n`);
  }
  return exitCodes.met;
}

function show(settings: readonly DescribedSetting[]): string {
  const rows = settings.flatMap((setting) => {
    const { key, value, from, variable } = setting;
    const origin = variable === undefined ? from : `${from} ${variable}`;
    if (key === 'agents' && isJsonObject(value) && Object.keys(value).length > 0)
      return Object.entries(value).map(([name, agent]) => [`agents.${name}`, origin, JSON.stringify(agent)]);
    return [[key, origin, value === null ? 'not set' : JSON.stringify(value)]];
  });
  return alignColumns(rows.map((row) => row.map(visibleText))).join('\n');
}
