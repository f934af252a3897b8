import type { Clock } from '../model/agent.ts';
import { longestTimerMs } from '../model/duration.ts';
import { clearTimeout, monotonicMs, setTimeout, timeOrigin } from './own-time.ts';

/** Time as it passes, monotonic within the process. */
export const realClock: Clock = {
  now: () => timeOrigin + monotonicMs(),
  sleep: sleepForReal,
  hold: (work) => work,
};

function sleepForReal(durationMs: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const stop = (): void => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const wakeMs = monotonicMs() + durationMs;
    const wake = (): void => {
      const leftMs = wakeMs - monotonicMs();
      if (leftMs > longestTimerMs) {
        timer = setTimeout(wake, longestTimerMs);
        return;
      }
      timer = setTimeout(() => {
        signal?.removeEventListener('abort', stop);
        resolve();
      }, leftMs);
    };
    let timer: NodeJS.Timeout | undefined;
    wake();
    signal?.addEventListener('abort', stop, { once: true });
  });
}
