import { setInterval } from 'node:timers';

const longestName = 4096;
const beatMs = 100;

/** Told which modules are being loaded, so that somebody outside the event loop can name one that blocks it. */
export interface LoadingWatch {
  /** @param names - what is being loaded now; empty when nothing is */
  tell(names: readonly string[]): void;
}

/**
 * Watches from a thread of its own: a module with an endless loop at its top can be stopped from nowhere else. The
 * process is ended, and the module named.
 *
 * @param limitMs - how long the event loop may stand still while a module is loaded
 */
export function watchLoading(limitMs: number): LoadingWatch {
  // A count of beats, and the length in bytes of what is being loaded.
  const state = new Int32Array(new SharedArrayBuffer(8));
  const name = new Uint8Array(new SharedArrayBuffer(longestName));
  const { Worker } = process.getBuiltinModule('node:worker_threads');
  const worker = new Worker(
    `(${watch.toString()})(require('node:worker_threads').workerData, require('node:fs'))`,
    { eval: true, workerData: { state, name, limitMs } },
  );
  worker.unref();
  worker.on('error', () => {});
  const timer = setInterval(() => void Atomics.add(state, 0, 1), beatMs);
  timer.unref();
  return {
    tell(names) {
      const bytes = Buffer.from(names.join(', ')).subarray(0, longestName);
      name.set(bytes);
      Atomics.add(state, 0, 1);
      Atomics.store(state, 1, bytes.length);
    },
  };
}

interface Watched {
  readonly state: Int32Array;
  readonly name: Uint8Array;
  readonly limitMs: number;
}

/** Runs in a thread of its own, made from its text: it may use nothing from outside of itself. */
function watch({ state, name, limitMs }: Watched, fs: { writeSync(fd: number, text: string): void }): void {
  const tickMs = 250;
  let lastBeat = 0;
  let lastMs = performance.now();
  let silentMs = 0;
  globalThis.setInterval(() => {
    const beat = Atomics.load(state, 0);
    const length = Atomics.load(state, 1);
    const nowMs = performance.now();
    // A machine that slept has not been silent: time counts by our own ticks.
    silentMs = beat === lastBeat && length > 0 ? silentMs + Math.min(nowMs - lastMs, 2 * tickMs) : 0;
    lastBeat = beat;
    lastMs = nowMs;
    if (silentMs < limitMs) return;
    const file = Buffer.from(name.slice(0, length)).toString();
    fs.writeSync(
      2,
      `error  ${file} has blocked the process for ${(silentMs / 1000).toFixed(0)}s while it was loaded, so the process was ended.\n` +
        `       Look for a loop at the top of the module, or of one that it imports, that never ends.\n`,
    );
    process.kill(process.pid, 'SIGKILL');
  }, tickMs);
}
