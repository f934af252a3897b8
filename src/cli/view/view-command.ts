import { exitCodes } from '../../report/thresholds/verdict.ts';
import { findRunsFolder } from '../earlier/find-runs-folder.ts';
import { explainCrash } from '../explain-crash.ts';
import { listenOnLoopback } from '../listen-on-loopback.ts';
import { serveUntilStopped } from '../serve-until-stopped.ts';
import type { Terminal } from '../terminal.ts';
import { findViewed } from './find-viewed.ts';
import { hasScreen, openBrowser } from './open-browser.ts';
import { pageText } from './page-text.ts';
import { createViewServer } from './view-server.ts';

export interface ViewCommandOptions {
  readonly port?: number;
  /** Absent: where somebody sits at a terminal with a screen. */
  readonly open?: boolean;
  readonly out?: string;
  readonly config?: string;
}

const defaultPort = 7412;

/**
 * `agent-eval view`: shows runs as a page, on loopback, until it is stopped by Ctrl-C or SIGTERM.
 *
 * @param named - see `findViewed`
 * @throws UserProblem where a run is not there, or the port cannot be had
 */
export async function viewCommand(
  named: readonly string[],
  { port = defaultPort, open = hasScreen(), ...options }: ViewCommandOptions,
  terminal: Terminal,
): Promise<number> {
  const found = await findRunsFolder(options, 'Nothing was shown.', terminal);
  if (found === null) return exitCodes.badInput;
  const runs = findViewed(found.folder, named);
  const onFault = (error: unknown): void => terminal.error(`${explainCrash(error).text}\n`);
  const server = createViewServer({ runs, page: pageText(), onFault });
  const address = await listenOnLoopback(server, port);
  terminal.out(`Runs are shown at ${address}. Ctrl-C ends it.\n`);
  if (open)
    openBrowser(address, () => terminal.error('No browser could be opened: open the address yourself.\n'));
  await serveUntilStopped(server);
  return exitCodes.met;
}
