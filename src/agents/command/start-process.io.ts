import { type ChildProcess, spawn } from 'node:child_process';
import { statSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { clearTimeout, setTimeout } from 'node:timers';
import { AgentError } from '../../model/failure.ts';
import { forgetGroup, signalGroup, trackGroup } from './live-groups.io.ts';
import { Tail } from './tail.ts';

export interface ProcessStart {
  /** Program and arguments. */
  readonly command: readonly string[];
  /** Absolute. */
  readonly cwd: string;
  /** All that the process sees of the environment. */
  readonly env: Readonly<Record<string, string>>;
}

/** How a process ended. */
export interface Ending {
  readonly started: boolean;
  /** null where a signal ended it or it never started. */
  readonly exitCode: number | null;
  /** In words: `ended with exit code 3`. */
  readonly how: string;
  /** The last lines that it wrote to standard error. */
  readonly stderr: string;
}

export interface RunningProcess {
  readonly stdout: Readable;
  /** Settles, and never rejects, when the process has ended; what it started was killed by then. */
  readonly ended: Promise<Ending>;
  /** Writes to standard input; a process that no longer reads is no error. */
  write(text: string): void;
  endInput(): void;
  /** Asks the process and all that it started to end, and kills what is left after two seconds. */
  stop(): void;
  /** Kills the process and all that it started. */
  kill(): void;
}

const graceMs = 2000;
const drainMs = 500;

/**
 * Starts a program in a process group of its own. What it starts ends with it.
 *
 * A program that cannot be started is an ending, not an exception.
 */
export function startProcess(start: ProcessStart): RunningProcess {
  const [program = '', ...parameters] = start.command;
  if (!statSync(start.cwd, { throwIfNoEntry: false })?.isDirectory()) {
    throw new AgentError('agent', `The working folder ${start.cwd} of "${program}" does not exist.`);
  }
  const child = spawn(program, parameters, {
    cwd: start.cwd,
    env: start.env,
    detached: process.platform !== 'win32',
    windowsHide: true,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const { pid } = child;
  if (pid !== undefined) trackGroup(pid);
  child.stdin.on('error', () => {});
  child.stdout.on('error', () => {});
  const timers = new Set<NodeJS.Timeout>();
  let over = false;
  const signal = (name: 'SIGTERM' | 'SIGKILL'): void => {
    if (pid !== undefined && !over) signalGroup(pid, name);
  };
  const ended = endingOf(child, program, timers).then((ending) => {
    over = true;
    for (const timer of timers) clearTimeout(timer);
    if (pid !== undefined) forgetGroup(pid);
    return ending;
  });
  return {
    stdout: child.stdout,
    ended,
    write: (text) => {
      if (child.stdin.writable) child.stdin.write(text);
    },
    endInput: () => child.stdin.end(),
    stop: () => {
      if (over || timers.size > 0) return;
      signal('SIGTERM');
      timers.add(setTimeout(() => signal('SIGKILL'), graceMs));
    },
    kill: () => signal('SIGKILL'),
  };
}

function endingOf(child: ChildProcess, program: string, timers: Set<NodeJS.Timeout>): Promise<Ending> {
  const tail = new Tail();
  child.stderr?.on('data', (chunk: Buffer) => tail.add(chunk));
  child.stderr?.on('error', () => {});
  return new Promise((resolve) => {
    child.once('error', (error: NodeJS.ErrnoException) => {
      if (child.pid !== undefined) return;
      const how = `could not be started: ${startProblem(error, program)}`;
      resolve({ started: false, exitCode: null, how, stderr: '' });
    });
    child.once('exit', () => {
      // What the program left running would hold its pipes open and outlive the trial.
      if (child.pid !== undefined) signalGroup(child.pid, 'SIGKILL');
      // A daemon that left the group may still hold them; nobody waits for that.
      timers.add(setTimeout(() => closePipes(child), drainMs));
    });
    child.once('close', (exitCode, signal) => {
      const how = signal === null ? `ended with exit code ${exitCode}` : `was ended by ${signal}`;
      resolve({ started: true, exitCode, how, stderr: tail.text });
    });
  });
}

function closePipes(child: ChildProcess): void {
  child.stdout?.destroy();
  child.stderr?.destroy();
}

function startProblem(error: NodeJS.ErrnoException, program: string): string {
  if (error.code === 'ENOENT') return `no program of that name was found; install it, or correct "command"`;
  if (error.code === 'EACCES') return `${program} may not be executed; check its permissions`;
  return error.message;
}
