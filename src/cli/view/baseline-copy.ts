import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { MeasuredRun } from '../../report/fold/measured-run.ts';
import { readCopy } from '../run/write-baseline.ts';
import { ViewProblem } from './view-problem.ts';

/** What a run was compared with, as its folder has it; read again only where it has changed. */
export class BaselineCopy {
  readonly #folder: string;
  #changedMs: number | null = null;

  /** @param folder - absolute folder of the run */
  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Since it was last asked. */
  hasChanged(): boolean {
    const file = statSync(join(this.#folder, 'baseline.json'), { throwIfNoEntry: false });
    const before = this.#changedMs;
    this.#changedMs = file?.mtimeMs ?? null;
    return this.#changedMs !== before;
  }

  /** @throws ViewProblem where it cannot be used */
  read(): MeasuredRun | null {
    try {
      return readCopy(this.#folder);
    } catch {
      throw new ViewProblem(
        409,
        'What this run was compared with cannot be read: baseline.json in its folder is damaged, or of a newer agent-eval. Without that file, the run is shown alone.',
      );
    }
  }
}
