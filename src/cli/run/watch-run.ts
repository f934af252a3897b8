import { Script } from 'node:vm';
import { monotonicMs } from '../../context/own-time.ts';
import type { Watchdog } from '../../execute/run-options.ts';
import type { Trial } from '../../execute/trial.ts';
import { longestTimerMs } from '../../model/duration.ts';
import { type Plan, timeoutOf } from '../../model/plan.ts';
import { lastWords } from '../terminal.ts';
import { startWatchdog } from './start-watchdog.ts';
import { tellBlocked } from './tell-blocked.ts';

/** How long a run goes on without the thread, as long as everything it asks answers at once. */
const alonePeriodMs = 100;
const graceMs = 1000;

/**
 * Watches a run for agents, judges and hooks that block the process past the time limit of a trial.
 *
 * A thread does that (`startWatchdog`), but to start one takes a tenth of a small run. So each of the first slices of
 * work has a time limit of V8's own, and the thread is started when one of them leaves a trial waiting, or after a
 * tenth of a second.
 *
 * @param advice - what to tell the user to do next
 */
export function watchRun(plan: Plan, advice: string): Watchdog & { stop(): void } {
  const startMs = monotonicMs();
  const limitMs = longestLimitMs(plan) + graceMs;
  const early = new Map<number, Trial>();
  const moved = new Map<number, number>();
  let thread: ReturnType<typeof startWatchdog> | null = null;
  let tickets = 0;
  const startThread = (): void => {
    thread = startWatchdog(plan, advice);
    for (const [ticket, trial] of early) moved.set(ticket, thread.enter(trial));
    early.clear();
  };
  return {
    enter(trial) {
      if (thread) return thread.enter(trial);
      tickets--;
      early.set(tickets, trial);
      return tickets;
    },
    leave(ticket) {
      const place = ticket < 0 ? moved.get(ticket) : ticket;
      if (place === undefined) early.delete(ticket);
      else thread?.leave(place);
      moved.delete(ticket);
    },
    during(slice) {
      if (thread) return slice();
      if (monotonicMs() - startMs > alonePeriodMs) {
        startThread();
        return slice();
      }
      const begunMs = monotonicMs();
      if (!endsWithin(limitMs, slice)) {
        lastWords(tellBlocked(namesOf(early), monotonicMs() - begunMs, advice));
        process.kill(process.pid, 'SIGKILL');
      }
      if (early.size > 0) startThread();
    },
    stop: () => thread?.stop(),
  };
}

function longestLimitMs({ cases }: Plan): number {
  let longestMs = 0;
  for (const planned of cases)
    for (const agent of planned.agents) longestMs = Math.max(longestMs, timeoutOf(planned, agent));
  return Math.min(longestMs, longestTimerMs - graceMs);
}

/** The newest first: most likely it is the one that blocks. */
function namesOf(early: ReadonlyMap<number, Trial>): string[] {
  return [...early.values()]
    .reverse()
    .map(({ planned, agent, iteration }) => `${planned.case.key}@${agent.name}#${iteration}`);
}

const sliceKey = Symbol.for('agent-eval.slice');
const callSlice = new Script(`globalThis[Symbol.for('agent-eval.slice')]()`);

/** Does some work, and ends it where it takes too long; only what runs as a script can be ended by V8. */
function endsWithin(limitMs: number, work: () => void): boolean {
  Reflect.set(globalThis, sliceKey, work);
  try {
    callSlice.runInThisContext({ timeout: limitMs });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT')
      return false;
    throw error;
  } finally {
    Reflect.deleteProperty(globalThis, sliceKey);
  }
}
