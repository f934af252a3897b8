import { existsSync } from 'node:fs';
import type { Key } from 'node:readline';
import { toFailure } from '../../model/failure.ts';
import { visibleText } from '../../model/visible-text.ts';
import { exitCodes } from '../../report/thresholds/verdict.ts';
import type { Terminal } from '../terminal.ts';
import { endProblem, UserProblem } from '../user-problem.ts';
import { Attempt } from './attempt.ts';
import { ChangedFiles } from './changed-files.ts';
import { FilterPrompt, type Filters } from './filter-prompt.ts';
import { isIgnored } from './is-ignored.ts';
import { listenForEnds } from './listen-for-ends.ts';
import { type Keys, listenForKeys } from './listen-for-keys.ts';
import { mergeRequests } from './merge-requests.ts';
import { OwnFiles } from './own-files.ts';
import { keysHelp, showStatus } from './show-status.ts';
import { type FileWatch, watchFiles } from './watch-files.ts';
import type { WatchMessage, WatchRequest } from './watch-message.ts';
import { WatchResults } from './watch-results.ts';

const noFilters: Filters = { text: '', path: '' };
const everything: WatchRequest = { cells: null, changes: null, ...noFilters };

/** One call of `agent-eval watch`: holds files and keys, and starts a process whenever something is to be tried. */
export class WatchSession {
  readonly #project: string;
  readonly #terminal: Terminal;
  readonly #results: WatchResults;
  readonly #changed = new ChangedFiles();
  readonly #own: OwnFiles;
  #files: FileWatch | null = null;
  #keys: Keys | null = null;
  #running: Attempt | null = null;
  #prompt: FilterPrompt | null = null;
  #filters = noFilters;
  /** What was asked for but not tried, because of mistakes in files. */
  #owed: WatchRequest | null = null;
  #last = everything;
  #end: number | NodeJS.Signals | null = null;
  #exitCode: number | null = null;
  #quit: (exitCode: number) => void = () => {};

  /**
   * @param project - absolute folder
   * @param out - absolute folder of the runs, as far as the command line tells
   */
  constructor(project: string, out: string, terminal: Terminal) {
    this.#project = project;
    this.#results = new WatchResults(out);
    this.#own = new OwnFiles(terminal);
    this.#terminal = terminal;
  }

  /** Settles with the exit code when somebody has ended it. */
  async run(): Promise<number> {
    const ended = new Promise<number>((done) => {
      this.#quit = done;
    });
    listenForEnds({
      onInterrupt: () => this.#interrupt(),
      onEnd: (exitCode) => this.#leave(exitCode),
    });
    this.#keys = listenForKeys((key) => this.#press(key));
    try {
      // A large folder takes its time, and can be left meanwhile.
      return await Promise.race([ended, this.#begin().then(() => ended)]);
    } finally {
      this.#keys?.release();
    }
  }

  async #begin(): Promise<void> {
    this.#files = await watchFiles({
      project: this.#project,
      isIgnored: (path) => isIgnored(path, this.#project, this.#results.out),
      onChange: (file, writtenMs) => this.#changed.add(file, writtenMs),
      onQuiet: () => this.#tryChanges(),
      onError: (error) => this.#fail(error),
    });
    if (this.#exitCode === null) this.#try(everything);
  }

  /** Tries what changed, unless something else goes on; that looks here again when it has ended. */
  #tryChanges(): void {
    if (!existsSync(this.#project)) this.#fail(folderGone(this.#project));
    if (this.#running || this.#prompt || this.#exitCode !== null) return;
    const changes = this.#changed.take(this.#results.out);
    if (changes.length > 0)
      this.#try(mergeRequests(this.#owed, { cells: null, changes: [...changes], ...this.#filters }));
  }

  #try(request: WatchRequest): void {
    const attempt = new Attempt(request, (message) => this.#hear(message, attempt));
    this.#running = attempt;
    void attempt.ended.then((end) => this.#ended(end, attempt));
  }

  #hear(message: WatchMessage, attempt: Attempt): void {
    this.#results.hear(message, attempt.request);
    if (message.type === 'closed') this.#leave(exitCodes.met);
    if (message.type !== 'read') return;
    if (attempt.isPicked) {
      this.#last = attempt.request;
      this.#changed.runBegins();
    }
    this.#files?.add(message.further);
    this.#own.tell(message.own);
  }

  #ended(end: number | NodeJS.Signals, attempt: Attempt): void {
    const isNews = attempt.isNews || this.#owed !== null;
    this.#owed = attempt.isOwed(end) ? attempt.request : null;
    this.#running = null;
    this.#changed.runEnded();
    if (this.#exitCode !== null) {
      this.#quit(this.#exitCode);
      return;
    }
    if (isNews) {
      this.#end = end;
      this.#showStatus();
    }
    this.#tryChanges();
  }

  #press(key: Key): void {
    if (this.#prompt) this.#prompt.press(key);
    else if (key.ctrl && key.name === 'c') this.#interrupt();
    else if (key.name === 'q') this.#leave(exitCodes.met);
    else if (!this.#running && this.#files) this.#command(key);
  }

  #command({ name, sequence }: Key): void {
    if (name === 'a') {
      this.#filters = noFilters;
      this.#try(everything);
    } else if (name === 'f') this.#tryFailed();
    else if (name === 't') this.#ask('text');
    else if (name === 'p') this.#ask('path');
    else if (name === 'return' || name === 'enter') this.#try(this.#last);
    else if (name === 'h' || sequence === '?') this.#terminal.error(keysHelp);
  }

  #tryFailed(): void {
    const { failed } = this.#results;
    if (failed.size === 0) this.#terminal.error('Nothing failed last time.\n');
    else this.#try({ ...everything, cells: [...failed] });
  }

  #ask(about: keyof Filters): void {
    this.#prompt = new FilterPrompt(about, this.#filters, this.#terminal, (filters) => {
      this.#prompt = null;
      if (filters) {
        this.#filters = filters;
        this.#try({ ...everything, ...filters });
      } else {
        this.#showStatus();
        this.#tryChanges();
      }
    });
  }

  /** The first Ctrl-C ends a run, the next one all. */
  #interrupt(): void {
    if (this.#running && !this.#running.isInterrupted) this.#running.interrupt();
    else this.#leave(exitCodes.interrupted);
  }

  #leave(exitCode: number): void {
    this.#exitCode ??= exitCode;
    // A process that ends puts the terminal back as it found it, so that we have to be the last.
    if (this.#running) this.#running.end();
    else this.#quit(this.#exitCode);
  }

  #fail(error: unknown): void {
    if (this.#exitCode !== null) return;
    if (error instanceof UserProblem) {
      this.#terminal.error(`${error.message}\n`);
      this.#leave(exitCodes.badInput);
      return;
    }
    const message = `A file or folder cannot be watched: ${visibleText(toFailure(error).message)}.`;
    this.#terminal.error(
      `${endProblem(message, 'Changes of it are not seen; press a to try everything.')}\n`,
    );
  }

  #showStatus(): void {
    const { counts, failed } = this.#results;
    const hasKeys = this.#keys !== null;
    const status = { end: this.#end, ...counts, failed: failed.size, ...this.#filters, hasKeys };
    this.#terminal.error(`\n${showStatus(status)}`);
  }
}

function folderGone(project: string): UserProblem {
  return new UserProblem(
    `The folder of the project is gone: ${visibleText(project)}`,
    'There is nothing left to watch; start again where it is now.',
  );
}
