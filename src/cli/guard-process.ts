import { toFailure } from '../model/failure.ts';
import { visibleText } from '../model/visible-text.ts';
import { modulesInLoading } from '../project/load-within.io.ts';
import { isLeaving } from './leave.ts';
import { shownPath } from './shown-path.ts';
import { guardOutput, lastWords, type Terminal } from './terminal.ts';

let voice: Terminal | null = null;
let hear: ((error: unknown) => void) | null = null;

/**
 * Guards a command against the modules of the project that it loads and calls: what they print is made harmless, an
 * error that they leave unhandled does not end the process, and one that ends the process is told of, because an exit
 * code of 0 must mean that the command did what it was asked to.
 */
export function guardProcess(terminal: Terminal): void {
  voice = terminal;
  guardOutput((text) => voice?.error(text));
  const told = new Set<string>();
  const tell = (error: unknown): void => {
    hear?.(error);
    const message = visibleText(toFailure(error).message);
    if (told.has(message)) return;
    told.add(message);
    voice?.error(
      `warning  An error in the background was handled by nobody, an agent's most likely: ${message}\n`,
    );
  };
  process.on('uncaughtException', tell);
  process.on('unhandledRejection', tell);
  process.on('exit', tellOfExit);
}

/** From here on, what modules print and leave unhandled is told through this terminal. */
export function speakThrough(terminal: Terminal): void {
  voice = terminal;
}

function whileLoading(): string {
  const files = modulesInLoading().map(shownPath);
  return files.length > 0 ? `, while ${visibleText(files.join(', '))} was loaded` : '';
}

/** From here on, this is told of every error that nobody handled. */
export function hearOfBackground(listener: ((error: unknown) => void) | null): void {
  hear = listener;
}

function tellOfExit(code: number): void {
  if (isLeaving()) return;
  // Node's code for a program that waits for something that can never come.
  const cause =
    code === 13
      ? 'it waits for something that can no longer happen'
      : `an agent, or another module of the project, called process.exit${whileLoading()}`;
  lastWords(`error  The process was ended from within, with exit code ${code}: ${cause}.\n`);
  process.exitCode = 3;
}
