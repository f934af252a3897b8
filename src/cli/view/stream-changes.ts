import type { ServerResponse } from 'node:http';
import type { RunState } from './run-state.ts';

const lookEveryMs = 250;
const beatEveryMs = 15_000;
const leastGapMs = 1000;
/** A page that is made anew all the time must not take from the run what the run measures. */
const costsPerGap = 10;
const mostGapMs = 10_000;
/** Within this time a page may have been made just before the last change. */
const recentMs = 10_000;

export interface WatchedRun {
  state(): RunState;
  /** Milliseconds that it takes to make its page anew. */
  cost(): number;
}

/**
 * Tells a page of every change of a run as server-sent events, until it goes.
 *
 * Nothing is kept for a page that does not listen: it is told of the newest state once it does.
 *
 * @param lastSeen - id of the last event that the page has heard, if this is not the first time that it asks
 */
export function streamChanges(response: ServerResponse, run: WatchedRun, lastSeen: string | undefined): void {
  let { isGoingOn, key, changedMs } = run.state();
  let seen = lastSeen ?? (isGoingOn || Date.now() - changedMs < recentMs ? '' : key);
  let [toldMs, beatMs] = [Number.NEGATIVE_INFINITY, performance.now()];
  const look = (): void => {
    if (response.writableNeedDrain) return;
    const now = performance.now();
    const state = run.state();
    const isEnd = isGoingOn && !state.isGoingOn;
    const isTime = now - toldMs >= gapFor(run.cost());
    if (state.key !== seen && (isTime || isEnd)) {
      response.write(`id: ${state.key}\ndata: changed\n\n`);
      [seen, isGoingOn, toldMs, beatMs] = [state.key, state.isGoingOn, now, now];
    } else if (now - beatMs >= beatEveryMs) {
      response.write(':\n\n');
      beatMs = now;
    }
  };
  response.write(':\n\n');
  const timer = setInterval(look, lookEveryMs);
  response.once('close', () => clearInterval(timer));
  look();
}

function gapFor(costMs: number): number {
  return Math.min(mostGapMs, Math.max(leastGapMs, costsPerGap * costMs));
}
