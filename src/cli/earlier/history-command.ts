import { paletteFor } from '../../report/show/palette.ts';
import { countRuns, showHistory } from '../../report/terminal/show-history.ts';
import { exitCodes } from '../../report/thresholds/verdict.ts';
import { printJson } from '../print-json.ts';
import { shownPath } from '../shown-path.ts';
import { supportsUnicode } from '../supports-unicode.ts';
import type { Terminal } from '../terminal.ts';
import { findRunsFolder } from './find-runs-folder.ts';
import { historyRuns } from './history-runs.ts';

export interface HistoryCommandOptions {
  readonly last?: number;
  readonly json?: true;
  readonly out?: string;
  readonly config?: string;
}

/** `agent-eval history`: lists the runs of a project, newest first, and how its agents developed. */
export async function historyCommand(
  { last = 20, json, ...options }: HistoryCommandOptions,
  terminal: Terminal,
): Promise<number> {
  const found = await findRunsFolder(options, 'Nothing was listed.', terminal);
  if (found === null) return exitCodes.badInput;
  const { folder } = found;
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
