import { join, relative, sep } from 'node:path';
import type { ReporterFile, ReporterOutput } from '../../model/reporter.ts';
import { shownPath } from '../shown-path.ts';
import type { Terminal } from '../terminal.ts';
import { explainWriteError } from './explain-write-error.ts';
import { realTarget } from './real-target.ts';
import type { WantedReporter } from './wanted-reporters.ts';
import { writeWhole } from './write-whole.ts';

/** A file that is missing, and what to do about it. */
export interface Unwritten {
  readonly what: string;
  readonly fix: string;
}

/** What a run itself keeps in its folder. */
const ownFiles = ['events.jsonl', 'run.lock', 'baseline.json'];

/** Puts what the reporters of one run make where it belongs. */
export class OutputWriter {
  readonly #folder: string;
  readonly #terminal: Terminal;
  /** Who wrote a file, by its path. */
  readonly #writers = new Map<string, string>();
  readonly #texts: string[] = [];

  /** @param folder - of the run, absolute */
  constructor(folder: string, terminal: Terminal) {
    this.#folder = folder;
    this.#terminal = terminal;
    for (const name of ownFiles) this.#writers.set(realTarget(join(folder, name)), 'the run itself');
  }

  /**
   * Writes the files, each whole or not at all, and keeps text for the terminal until `showTexts`.
   *
   * @returns while it goes on, what was not written, and why
   * @throws whatever a reporter throws while it makes the content of a file
   */
  *write({ text: asked, target }: WantedReporter, output: ReporterOutput): Generator<Unwritten, undefined> {
    const { text, files = [] } = output;
    if (target.type === 'usual') {
      if (text !== undefined) this.#texts.push(text);
      for (const file of files) yield* this.#writeInFolder(file, asked);
      return;
    }
    const [only = text === undefined ? null : { path: '', content: text }] = files;
    if (only === null) yield unplaced(`The reporter "${asked}" made nothing to write there.`);
    else if (files.length > 1)
      yield unplaced(`The reporter "${asked}" made ${files.length} files for one path.`);
    else {
      if (files.length > 0 && text !== undefined) this.#texts.push(text);
      if (target.type === 'file') yield* this.#writeFile(target.path, only.content, asked);
      else this.#print(only.content);
    }
  }

  #print(content: ReporterFile['content']): void {
    for (const piece of typeof content === 'string' ? [content] : content) this.#terminal.out(piece);
  }

  /**
   * Shows the texts for the terminal.
   *
   * @param isOutputTaken - standard output belongs to one report alone
   */
  showTexts(isOutputTaken: boolean): void {
    for (const text of this.#texts.map(withLineEnd)) {
      if (isOutputTaken) this.#terminal.error(text);
      else this.#terminal.out(text);
    }
  }

  #writeInFolder({ path, content }: ReporterFile, asked: string): readonly Unwritten[] {
    const absolute = join(this.#folder, path);
    const inner = relative(this.#folder, absolute);
    if (inner !== '' && inner !== '..' && !inner.startsWith(`..${sep}`))
      return this.#writeFile(absolute, content, asked);
    return [
      {
        what: `The reporter "${asked}" names a file outside of the folder of the run: ${path}.`,
        fix: 'Its files are named relative to that folder, and stay inside.',
      },
    ];
  }

  #writeFile(path: string, content: ReporterFile['content'], asked: string): readonly Unwritten[] {
    const real = realTarget(path);
    const writer = this.#writers.get(real);
    const shown = shownPath(path);
    if (writer !== undefined)
      return [
        {
          what: `${shown} was not written by the reporter "${asked}": ${writer} has written it.`,
          fix: 'Give one of them another path.',
        },
      ];
    this.#writers.set(real, `the reporter "${asked}"`);
    try {
      writeWhole(path, piecesOf(content));
      return [];
    } catch (error) {
      if (error instanceof ContentError) throw error.cause;
      const { cause, fix } = explainWriteError(error);
      const again = `agent-eval report ${shownPath(this.#folder)} --reporter ${asked}`;
      return [{ what: `${shown} was not written: ${cause}.`, fix: `${fix} Then make it with: ${again}` }];
    }
  }
}

function withLineEnd(text: string): string {
  return text === '' || text.endsWith('\n') ? text : `${text}\n`;
}

function unplaced(what: string): Unwritten {
  return { what, fix: 'Leave the path out: what it makes goes into the folder of the run.' };
}

/** A reporter failed while it made a file; the file system is not to blame. */
class ContentError extends Error {}

function* piecesOf(content: ReporterFile['content']): Generator<string, undefined> {
  if (typeof content === 'string') {
    yield content;
    return;
  }
  try {
    yield* content;
  } catch (error) {
    throw new ContentError('A report could not be made.', { cause: error });
  }
}
