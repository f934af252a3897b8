import { resolve } from 'node:path';
import { paletteFor } from '../../report/show/palette.ts';
import { countRuns, showHistory } from '../../report/terminal/show-history.ts';
import { exitCodes } from '../../report/thresholds/verdict.ts';
import { printJson } from '../print-json.ts';
import { loadConfigSettings } from '../project/load-config-settings.ts';
import { hasErrors } from '../project/load-project.ts';
import { showDiagnostics } from '../show-diagnostics.ts';
import { shownPath } from '../shown-path.ts';
import { supportsUnicode } from '../supports-unicode.ts';
import type { Terminal } from '../terminal.ts';
import { historyRuns } from './history-runs.ts';

export interface HistoryCommandOptions {
  readonly last?: number;
  readonly json?: true;
  readonly out?: string;
  readonly config?: string;
}

/** `agent-eval history`: lists the runs of a project, newest first, and how its agents developed. */
export async function historyCommand(
  { last = 20, json, out, config }: HistoryCommandOptions,
  terminal: Terminal,
): Promise<number> {
  const settings = await loadConfigSettings({
    configFile: config,
    commandLine: out === undefined ? {} : { out },
  });
  showDiagnostics(settings.diagnostics, terminal, 'Nothing was listed.');
  if (hasErrors(settings.diagnostics)) return exitCodes.badInput;
  const folder = resolve(settings.project, settings.config.out);
  const all = await historyRuns(folder);
  const runs = all.slice(0, last);
  if (json) {
    printJson({ runs }, terminal);
    return exitCodes.met;
  }
  const unicode = supportsUnicode(process.env);
  const lines = showHistory(runs, paletteFor(terminal.color), { width: terminal.width, unicode });
  const count = countRuns(runs.length, all.length, shownPath(folder));
  terminal.out(`${[...lines, ...(lines.length > 0 ? [''] : []), count].join('\n')}\n`);
  return exitCodes.met;
}
