import { sep } from 'node:path';
import { epochMs } from '../../context/own-time.ts';
import type { Change } from './footprint.ts';

/** What was removed during a run is heard of so late at most. */
const graceMs = 200;

/** Files that changed since they were last taken. */
export class ChangedFiles {
  readonly #files = new Map<string, boolean>();
  #isTrying = false;
  #endedMs = Number.NEGATIVE_INFINITY;

  /** @param writtenMs - since 1970; null for one that was removed */
  add(file: string, writtenMs: number | null): void {
    const duringRun = this.#isTrying || (writtenMs ?? epochMs() - graceMs) <= this.#endedMs;
    this.#files.set(file, duringRun && (this.#files.get(file) ?? true));
  }

  /** From now on an agent may write files. */
  runBegins(): void {
    this.#isTrying = true;
  }

  runEnded(): void {
    if (this.#isTrying) this.#endedMs = epochMs();
    this.#isTrying = false;
  }

  /** @param out - folder of the runs, where changes are results */
  take(out: string): readonly Change[] {
    const changes = [...this.#files].map(([file, duringRun]) => ({ file, duringRun }));
    this.#files.clear();
    return changes.filter(({ file }) => !file.startsWith(`${out}${sep}`));
  }
}
