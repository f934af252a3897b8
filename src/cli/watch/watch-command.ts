import { dirname, resolve } from 'node:path';
import { runCommand } from '../run/run-command.ts';
import type { RunCommandOptions } from '../run/run-options.ts';
import type { Terminal } from '../terminal.ts';
import { childVariable } from './start-try.ts';

/**
 * `agent-eval watch`: tries what is selected, then again what a change of a file touches, until somebody ends it.
 *
 * Each time a process of its own tries it, started with this very command. In CI, where nobody would end it, everything is
 * tried once.
 *
 * @returns the exit code
 */
export async function watchCommand(
  paths: readonly string[],
  options: RunCommandOptions,
  terminal: Terminal,
): Promise<number> {
  const { env } = process;
  if (env[childVariable] && process.send) {
    delete env[childVariable];
    const { tryTouched } = await import('./try-touched.ts');
    return tryTouched(paths, options, terminal);
  }
  if (env['CI']) {
    terminal.error('CI is set, where nobody would end a watch: everything is tried once.\n');
    return runCommand(paths, options, terminal);
  }
  const { WatchSession } = await import('./watch-session.ts');
  const project = options.config === undefined ? process.cwd() : dirname(resolve(options.config));
  return new WatchSession(project, resolve(project, options.out ?? 'reports'), terminal).run();
}
