import type { Terminal } from '../terminal.ts';
import { readStopEarly } from './read-stop-early.ts';
import { runCommand } from './run-command.ts';
import type { RunCommandOptions } from './run-options.ts';

/** Options of `agent-eval bench`, as commander gives them. */
export interface BenchCommandOptions extends Omit<RunCommandOptions, 'bench'> {
  readonly warmup?: number;
  readonly stopEarly?: string | true;
}

/**
 * `agent-eval bench`: a run with repeats, measured one trial at a time unless told otherwise.
 *
 * Every case is repeated as often as every other, whatever case files and config say, so that figures can be compared.
 *
 * @returns the exit code
 */
export async function benchCommand(
  paths: readonly string[],
  { warmup = 0, stopEarly, ...options }: BenchCommandOptions,
  terminal: Terminal,
): Promise<number> {
  const settings = {
    ...unlessInEnvironment('AGENT_EVAL_ITERATIONS', { iterations: 10 }),
    ...unlessInEnvironment('AGENT_EVAL_CONCURRENCY', { concurrency: 1 }),
    ...options,
  };
  const bench = { warmup, ...(stopEarly === undefined ? {} : { stopEarly: readStopEarly(stopEarly) }) };
  return runCommand(paths, { ...settings, bench }, terminal);
}

function unlessInEnvironment<Value extends object>(variable: string, value: Value): Value | null {
  return process.env[variable] ? null : value;
}
