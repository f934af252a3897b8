import { sep } from 'node:path';
import { monotonicMs } from '../../context/own-time.ts';
import type { Change } from './footprint.ts';

/** A change that is heard of so soon after a run may well have been made during it. */
const graceMs = 200;

/** Files that changed since they were last taken. */
export class ChangedFiles {
  readonly #files = new Map<string, boolean>();
  #endedMs = Number.NEGATIVE_INFINITY;

  add(file: string, isRunning: boolean): void {
    const duringRun = isRunning || monotonicMs() - this.#endedMs < graceMs;
    this.#files.set(file, duringRun && (this.#files.get(file) ?? true));
  }

  runEnded(): void {
    this.#endedMs = monotonicMs();
  }

  /** @param out - folder of the runs, where changes are results */
  take(out: string): readonly Change[] {
    const changes = [...this.#files].map(([file, duringRun]) => ({ file, duringRun }));
    this.#files.clear();
    return changes.filter(({ file }) => !file.startsWith(`${out}${sep}`));
  }
}
