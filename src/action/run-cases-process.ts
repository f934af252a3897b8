import { spawn } from 'node:child_process';
import { setTimeout } from 'node:timers/promises';
import type { WriteLog } from './without-commands.ts';

export interface ProcessOptions {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** Gets what the process says, as it comes. */
  readonly show: WriteLog;
}

export interface EndedProcess {
  /** null where a signal ended it. */
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Longest text that is kept of each stream; the log has all of it. */
const keptLength = 1 << 20;
/** How long a process of the process may hold its streams open. */
const lingerMs = 1000;

/**
 * Runs a program to its end. The signals that cancel a job are passed on to it, so that it can write down what it has
 * measured; whatever it leaves behind says nothing any more.
 *
 * @throws Error where it cannot be started
 */
export async function runCasesProcess(
  [program, ...parameters]: readonly [string, ...string[]],
  { cwd, env, show }: ProcessOptions,
): Promise<EndedProcess> {
  const child = spawn(program, parameters, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const said = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => {
      said[name] = `${said[name]}${text}`.slice(-keptLength);
      show(text);
    });
  }
  const release = passOnSignals((signal) => child.kill(signal));
  const closed = new Promise<void>((done) => child.on('close', () => done()));
  try {
    const exitCode = await new Promise<number | null>((done, fail) => {
      child.on('error', fail);
      child.on('exit', done);
    });
    await Promise.race([closed, setTimeout(lingerMs, undefined, { ref: false })]);
    return { exitCode, ...said };
  } finally {
    for (const stream of [child.stdout, child.stderr]) stream.removeAllListeners('data').destroy();
    release();
  }
}

function passOnSignals(send: (signal: NodeJS.Signals) => void): () => void {
  const signals = ['SIGINT', 'SIGTERM'] as const;
  const passOn = (signal: NodeJS.Signals): void => send(signal);
  for (const signal of signals) process.on(signal, passOn);
  return () => {
    for (const signal of signals) process.off(signal, passOn);
  };
}
