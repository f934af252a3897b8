import { type ProcessStart, type RunningProcess, startProcess } from './start-process.io.ts';

/** Starts the processes of one agent and knows which of them are still there. */
export class ProcessPool {
  readonly program: string;
  readonly #start: ProcessStart;
  readonly #running = new Set<RunningProcess>();

  constructor(start: ProcessStart) {
    this.#start = start;
    this.program = start.command[0] ?? '';
  }

  start(): RunningProcess {
    const started = startProcess(this.#start);
    this.#running.add(started);
    void started.ended.then(() => this.#running.delete(started));
    return started;
  }

  /** Ends every process that is left, and settles when they are gone: after two seconds at the latest. */
  async close(): Promise<void> {
    const left = [...this.#running];
    for (const running of left) {
      running.endInput();
      running.stop();
    }
    await Promise.all(left.map((running) => running.ended));
  }
}
