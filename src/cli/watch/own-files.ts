import { visibleText } from '../../model/visible-text.ts';
import { shownPath } from '../shown-path.ts';
import type { Terminal } from '../terminal.ts';

/** Files that an agent may write itself: nothing is tried for a change of them, which is told once a file. */
export class OwnFiles {
  readonly #told = new Set<string>();
  readonly #terminal: Terminal;

  constructor(terminal: Terminal) {
    this.#terminal = terminal;
  }

  tell(files: readonly string[]): void {
    for (const file of files.filter((one) => !this.#told.has(one))) {
      this.#told.add(file);
      this.#terminal.error(`${visibleText(shownPath(file))} ${changedMeanwhile}\n`);
    }
  }
}

const changedMeanwhile =
  'changed while cases were tried, perhaps by an agent. Change it again to try what reads it.';
