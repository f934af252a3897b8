import { clearInterval, setInterval } from '../../context/own-time.ts';
import type { Watchdog } from '../../execute/run-options.ts';
import type { Trial } from '../../execute/trial.ts';
import type { Plan } from '../../model/plan.ts';
import { timeoutOf } from '../../model/plan.ts';
import { tellBlocked } from './tell-blocked.ts';

const places = 4096;
const beatMs = 100;

/**
 * Watches the event loop from outside: when an agent, judge or hook blocks it past the time limit of a trial, nothing
 * else in this process can stop it, so the trials under way are named and the process is ended.
 *
 * The log of the run keeps what was measured.
 *
 * @param advice - what to tell the user to do next
 */
export function startWatchdog(
  plan: Plan,
  advice: string,
): Pick<Watchdog, 'enter' | 'leave'> & { stop(): void } {
  const beats = new Int32Array(new SharedArrayBuffer(4));
  // A place holds case + 1, agent and iteration of a trial in flight, and its time limit in milliseconds.
  const table = new Int32Array(new SharedArrayBuffer(places * 16));
  const cases = new Map(plan.cases.map((planned, index) => [planned.case, index]));
  const agents = new Map(plan.agents.map((agent, index) => [agent, index]));
  const free: number[] = [];
  let used = 0;
  // Most small runs need no thread, so what makes one is loaded here.
  const { Worker } = process.getBuiltinModule('node:worker_threads');
  const worker = new Worker(
    `(${watch.toString()})(${tellBlocked.toString()}, require('node:worker_threads').workerData, require('node:fs'))`,
    {
      eval: true,
      // It writes to the file itself: streams that nobody reads need not be made.
      stdout: true,
      stderr: true,
      workerData: {
        beats,
        table,
        advice,
        agents: plan.agents.map((agent) => agent.name),
        cases: plan.cases.map((planned) => planned.case.key),
      },
    },
  );
  worker.unref();
  worker.on('error', () => {});
  const beat = (): void => void Atomics.add(beats, 0, 1);
  const timer = setInterval(beat, beatMs);
  timer.unref();
  beat();
  return {
    enter(trial: Trial) {
      const place = free.pop() ?? used++;
      if (place >= places) return place;
      const limit = Math.min(timeoutOf(trial.planned, trial.agent), 2_000_000_000);
      const at = place * 4;
      table[at + 1] = agents.get(trial.agent) ?? 0;
      table[at + 2] = trial.iteration;
      table[at + 3] = limit;
      table[at] = (cases.get(trial.planned.case) ?? 0) + 1;
      return place;
    },
    leave(place) {
      if (place >= places) return;
      table[place * 4] = 0;
      free.push(place);
    },
    stop() {
      clearInterval(timer);
      void worker.terminate();
    },
  };
}

interface Watched {
  readonly beats: Int32Array;
  readonly table: Int32Array;
  readonly cases: readonly string[];
  readonly agents: readonly string[];
  readonly advice: string;
}

/** Runs in a thread of its own, made from its text: it may use nothing from outside of itself. */
function watch(
  tell: typeof tellBlocked,
  { beats, table, cases, agents, advice }: Watched,
  fs: { writeSync(fd: number, text: string): void },
): void {
  const graceMs = 1000;
  const tickMs = 250;
  let lastBeat = 0;
  let lastMs = performance.now();
  let silentMs = 0;
  globalThis.setInterval(() => {
    const beat = Atomics.load(beats, 0);
    const nowMs = performance.now();
    // A machine that slept, or a process that was stopped, has not been silent: time counts by our own ticks.
    silentMs = beat === lastBeat ? silentMs + Math.min(nowMs - lastMs, 2 * tickMs) : 0;
    lastBeat = beat;
    lastMs = nowMs;
    if (silentMs < graceMs) return;
    const inFlight: string[] = [];
    let leastMs = Number.POSITIVE_INFINITY;
    for (let place = 0; place < table.length; place += 4) {
      const index = table[place] ?? 0;
      if (index === 0) continue;
      inFlight.push(`${cases[index - 1]}@${agents[table[place + 1] ?? 0]}#${table[place + 2]}`);
      leastMs = Math.min(leastMs, table[place + 3] ?? 0);
    }
    if (inFlight.length === 0 || silentMs < leastMs + graceMs) return;
    fs.writeSync(2, tell(inFlight, silentMs, advice));
    process.kill(process.pid, 'SIGKILL');
  }, tickMs);
}
