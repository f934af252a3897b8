import type { Key } from 'node:readline';
import { visibleText } from '../../model/visible-text.ts';
import type { Terminal } from '../terminal.ts';
import { editLine } from './edit-line.ts';

/** Filters that a person has set by keys; empty ones leave nothing out. */
export interface Filters {
  readonly text: string;
  readonly path: string;
}

/** Asks for one of the filters, key by key. */
export class FilterPrompt {
  readonly #terminal: Terminal;
  readonly #about: keyof Filters;
  readonly #done: (filters: Filters | null) => void;
  readonly #filters: Filters;
  #typed: string;

  /** @param done - told the filters, or null where nothing was answered */
  constructor(
    about: keyof Filters,
    filters: Filters,
    terminal: Terminal,
    done: (filters: Filters | null) => void,
  ) {
    this.#about = about;
    this.#filters = filters;
    this.#terminal = terminal;
    this.#done = done;
    this.#typed = filters[about];
    this.#draw();
  }

  press(key: Key): void {
    const { text, state } = editLine(this.#typed, key);
    this.#typed = text;
    if (state === 'open') {
      this.#draw();
      return;
    }
    this.#terminal.error('\n');
    this.#done(state === 'done' ? { ...this.#filters, [this.#about]: text } : null);
  }

  #draw(): void {
    // What is typed last must be seen where the line is too narrow for all of it.
    const room = Math.max(10, this.#terminal.width - this.#about.length - 3);
    this.#terminal.error(`\r\u001b[2K${this.#about}: ${visibleText(this.#typed).slice(-room)}`);
  }
}
