import type { Clock } from '../model/agent.ts';
import { longestTimerMs } from '../model/duration.ts';

/** Time as it passes, monotonic within the process. */
export const realClock: Clock = {
  now: () => performance.timeOrigin + performance.now(),
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
    const timer = setTimeout(
      () => {
        signal?.removeEventListener('abort', stop);
        resolve();
      },
      Math.min(durationMs, longestTimerMs),
    );
    signal?.addEventListener('abort', stop, { once: true });
  });
}
