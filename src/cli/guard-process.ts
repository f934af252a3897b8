import { toFailure } from '../model/failure.ts';
import { visibleText } from '../model/visible-text.ts';
import type { OpenRun } from './open-run.ts';
import { lastWords, type Terminal } from './terminal.ts';

/**
 * Keeps a run alive when an agent leaves an error unhandled, and keeps what was measured when one ends the process.
 *
 * @returns takes the guards away
 */
export function guardProcess(run: OpenRun, terminal: Terminal): () => void {
  const told = new Set<string>();
  const tell = (error: unknown): void => {
    const message = visibleText(toFailure(error).message);
    if (told.has(message)) return;
    told.add(message);
    terminal.error(
      `warning  An error in the background was handled by nobody, an agent's most likely: ${message}\n`,
    );
  };
  const onExit = (code: number): void => {
    run.flush();
    lastWords(
      `error  The process was ended from within, with exit code ${code}; an agent or a package of it called process.exit.\n` +
        `       What was measured is kept. Go on with: agent-eval run --resume ${run.id}\n`,
    );
    process.exitCode = 3;
  };
  process.on('uncaughtException', tell);
  process.on('unhandledRejection', tell);
  process.on('exit', onExit);
  return () => {
    process.off('uncaughtException', tell);
    process.off('unhandledRejection', tell);
    process.off('exit', onExit);
  };
}
