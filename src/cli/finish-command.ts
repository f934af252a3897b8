import { guardProcess } from './guard-process.ts';
import { leave } from './leave.ts';
import { createTerminal, type Terminal } from './terminal.ts';

/** Runs a command, then ends the process with the exit code that it gives. */
export type FinishCommand = (command: (terminal: Terminal) => Promise<number>) => Promise<void>;

/**
 * Runs a command; what the user has to mend is told without a stack trace.
 *
 * @param color - colours are not unwanted
 */
export async function finishCommand(
  command: (terminal: Terminal) => Promise<number>,
  color: boolean,
): Promise<void> {
  const terminal = createTerminal({ color });
  const flushes = [process.stdout, process.stderr].map((stream) => stream.write.bind(stream));
  guardProcess(terminal);
  let code: number;
  try {
    code = await command(terminal);
  } catch (error) {
    const { explainCrash } = await import('./explain-crash.ts');
    const { text, exitCode } = explainCrash(error);
    terminal.error(`${text}\n`);
    code = exitCode;
  }
  // Whatever an agent left running must not keep the process alive; what was written is flushed first.
  await Promise.all(flushes.map((write) => new Promise<void>((done) => write('', () => done()))));
  leave(code);
}
