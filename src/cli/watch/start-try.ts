import { fork } from 'node:child_process';
import { clearTimeout, setTimeout } from '../../context/own-time.ts';
import { type WatchMessage, type WatchRequest, watchMessageSchema } from './watch-message.ts';

/** Set for processes that try what the watching one asks for. */
export const childVariable = 'AGENT_EVAL_WATCH_CHILD';

const patienceMs = 3000;

/** A process that tries cases. */
export interface Try {
  /** How it ended: an exit code, or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals>;
  /** Asks it to finish the trials that are running. */
  interrupt(): void;
  /** Ends it, whatever it does. */
  end(): void;
}

/** Starts this very command in a process of its own, which is told what to try; see `tryTouched`. */
export function startTry(request: WatchRequest, onMessage: (message: WatchMessage) => void): Try {
  const [, command = '', ...parameters] = process.argv;
  const child = fork(command, parameters, {
    env: { ...process.env, [childVariable]: '1' },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    // A group of its own: a Ctrl-C reaches it through us only, so that it counts once.
    detached: process.platform !== 'win32',
  });
  child.on('message', (message) => onMessage(watchMessageSchema.parse(message)));
  let limit: NodeJS.Timeout | undefined;
  const ended = new Promise<number | NodeJS.Signals>((done) => {
    child.on('error', () => done(1));
    child.on('exit', (code, signal) => {
      clearTimeout(limit);
      done(code ?? signal ?? 1);
    });
  });
  child.send(request, () => {});
  return {
    ended,
    interrupt: () => void child.kill('SIGINT'),
    end: () => {
      child.kill('SIGTERM');
      limit ??= setTimeout(() => child.kill('SIGKILL'), patienceMs);
    },
  };
}
