import { existsSync } from 'node:fs';
import { sep } from 'node:path';
import type { Key } from 'node:readline';
import { monotonicMs } from '../../context/own-time.ts';
import { toFailure } from '../../model/failure.ts';
import { visibleText } from '../../model/visible-text.ts';
import { exitCodes } from '../../report/thresholds/verdict.ts';
import { shownPath } from '../shown-path.ts';
import type { Terminal } from '../terminal.ts';
import { endProblem, UserProblem } from '../user-problem.ts';
import { editLine } from './edit-line.ts';
import { isIgnored } from './is-ignored.ts';
import { type Keys, listenForKeys } from './listen-for-keys.ts';
import { mergeRequests } from './merge-requests.ts';
import { removeSuperseded } from './remove-superseded.ts';
import { keysHelp, showStatus } from './show-status.ts';
import { startTry, type Try } from './start-try.ts';
import { type FileWatch, watchFiles } from './watch-files.ts';
import type { WatchMessage, WatchRequest } from './watch-message.ts';

/** A change that is heard of so soon after a run may well have been made during it. */
const graceMs = 200;

interface Question {
  readonly about: 'text' | 'path';
  readonly typed: string;
}

/** One call of `agent-eval watch`: it holds the files and the keys, and starts a process whenever something is to be tried. */
export class WatchSession {
  readonly #project: string;
  readonly #terminal: Terminal;
  #out: string;
  #files: FileWatch | null = null;
  #keys: Keys | null = null;
  #running: Try | null = null;
  #question: Question | null = null;
  /** Files that changed since a process was last asked, and whether that was during a run. */
  readonly #changed = new Map<string, boolean>();
  /** What was asked for but not tried, because of mistakes in files. */
  #owed: WatchRequest | null = null;
  #last: WatchRequest = { cells: null, changes: null, text: '', path: '' };
  readonly #failed = new Set<string>();
  #filters = { text: '', path: '' };
  #counts = { cases: 0, files: 0 };
  #end: number | NodeJS.Signals | null = null;
  #endedMs = Number.NEGATIVE_INFINITY;
  /** The newest run of this session, by its name. */
  #run: string | null = null;
  #interrupted = false;
  /** Files of which it was said that an agent may write them. */
  readonly #ownTold = new Set<string>();
  #exitCode: number | null = null;
  #quit: (exitCode: number) => void = () => {};

  /**
   * @param project - absolute folder
   * @param out - absolute folder of the runs, as far as the command line tells
   */
  constructor(project: string, out: string, terminal: Terminal) {
    this.#project = project;
    this.#out = out;
    this.#terminal = terminal;
  }

  /** Settles with the exit code when somebody has ended it. */
  async run(): Promise<number> {
    const ended = new Promise<number>((done) => {
      this.#quit = done;
    });
    const signals = this.#listenForSignals();
    this.#keys = listenForKeys((key) => this.#press(key));
    try {
      this.#files = await watchFiles({
        project: this.#project,
        isIgnored: (path) => isIgnored(path, this.#project, this.#out),
        onChange: (file) => this.#change(file),
        onQuiet: () => this.#flush(),
        onError: (error) => this.#fail(error),
      });
      if (this.#exitCode === null) this.#try(this.#last);
      else this.#quit(this.#exitCode);
      return await ended;
    } finally {
      this.#keys?.release();
      for (const [name, listener] of signals) process.off(name, listener);
      await this.#files?.close();
    }
  }

  #listenForSignals(): readonly (readonly [NodeJS.Signals, () => void])[] {
    const signals = [
      ['SIGINT', () => this.#interrupt()],
      ['SIGTERM', () => this.#leave(143)],
      ['SIGHUP', () => this.#leave(129)],
    ] as const;
    for (const [name, listener] of signals) process.on(name, listener);
    // Nobody reads what is said any more.
    for (const stream of [process.stdout, process.stderr])
      stream.once('error', () => this.#leave(exitCodes.met));
    return signals;
  }

  #change(file: string): void {
    const duringRun = this.#running !== null || monotonicMs() - this.#endedMs < graceMs;
    this.#changed.set(file, duringRun && (this.#changed.get(file) ?? true));
  }

  /** Tries what changed, unless something else goes on; whatever that is looks here again when it has ended. */
  #flush(): void {
    if (!existsSync(this.#project)) {
      this.#fail(folderGone(this.#project));
      return;
    }
    if (this.#running || this.#question || this.#changed.size === 0) return;
    const changes = [...this.#changed]
      .map(([file, duringRun]) => ({ file, duringRun }))
      .filter(({ file }) => !file.startsWith(`${this.#out}${sep}`));
    this.#changed.clear();
    if (changes.length === 0) return;
    this.#try(mergeRequests(this.#owed, { cells: null, changes, ...this.#filters }));
  }

  #try(request: WatchRequest): void {
    this.#interrupted = false;
    let isRead = false;
    let isPicked = false;
    const before = this.#run;
    const hear = (message: WatchMessage): void => {
      if (message.type === 'read') {
        isRead = true;
        isPicked = message.cases > 0;
        if (isPicked) this.#last = request;
      }
      // What is gone with its case is not among what was tried.
      if (message.type === 'ended' && isWhole(request)) this.#failed.clear();
      this.#hear(message);
    };
    this.#running = startTry(request, hear);
    void this.#running.ended.then((end) => {
      const isTried = this.#run !== before;
      // Read, but not begun: an agent has mistakes, most likely.
      const isOwed = end === exitCodes.badInput || !isRead;
      this.#owed = isOwed && !isTried && !this.#interrupted ? request : null;
      if (isTried && before !== null) removeSuperseded(this.#out, before);
      this.#ended(end, isPicked || !isRead);
    });
  }

  #hear(message: WatchMessage): void {
    if (message.type === 'closed') this.#leave(exitCodes.met);
    if (message.type === 'began') this.#run = message.run;
    if (message.type === 'read') {
      this.#out = message.out;
      if (message.cases > 0) this.#counts = { cases: message.cases, files: message.files };
      this.#files?.add(message.further);
      this.#tellOwn(message.own);
    }
    if (message.type === 'ended') {
      for (const cell of message.tried) this.#failed.delete(cell);
      for (const cell of message.failed) this.#failed.add(cell);
    }
  }

  /** @param isNews - something was tried, or cannot be */
  #ended(end: number | NodeJS.Signals, isNews: boolean): void {
    this.#running = null;
    this.#endedMs = monotonicMs();
    if (isNews) this.#end = end;
    if (this.#exitCode !== null) {
      this.#quit(this.#exitCode);
      return;
    }
    if (isNews) this.#showStatus();
    this.#flush();
  }

  #tellOwn(files: readonly string[]): void {
    for (const file of files.filter((one) => !this.#ownTold.has(one))) {
      this.#ownTold.add(file);
      const name = visibleText(shownPath(file));
      this.#terminal.error(
        `${name} changed while cases were tried, perhaps by an agent. Change it again to try what reads it.\n`,
      );
    }
  }

  #press(key: Key): void {
    if (this.#question) this.#answer(this.#question, key);
    else if (key.ctrl && key.name === 'c') this.#interrupt();
    else if (key.name === 'q') this.#leave(exitCodes.met);
    else if (!this.#running && this.#files) this.#command(key);
  }

  #command(key: Key): void {
    if (key.name === 'a') {
      this.#filters = { text: '', path: '' };
      this.#try({ cells: null, changes: null, ...this.#filters });
    } else if (key.name === 'f') this.#tryFailed();
    else if (key.name === 't') this.#ask({ about: 'text', typed: this.#filters.text });
    else if (key.name === 'p') this.#ask({ about: 'path', typed: this.#filters.path });
    else if (key.name === 'return' || key.name === 'enter') this.#try(this.#last);
    else if (key.name === 'h' || key.sequence === '?') this.#terminal.error(keysHelp);
  }

  #tryFailed(): void {
    if (this.#failed.size === 0) this.#terminal.error('Nothing failed last time.\n');
    else this.#try({ cells: [...this.#failed], changes: null, text: '', path: '' });
  }

  #ask(question: Question): void {
    this.#question = question;
    const typed = visibleText(question.typed);
    // What is typed last must be seen where the line is too narrow for all of it.
    const room = Math.max(10, this.#terminal.width - 8);
    this.#terminal.error(`\r\u001b[2K${question.about}: ${typed.slice(-room)}`);
  }

  #answer({ about, typed }: Question, key: Key): void {
    const { text, state } = editLine(typed, key);
    if (state === 'open') {
      this.#ask({ about, typed: text });
      return;
    }
    this.#question = null;
    this.#terminal.error('\n');
    if (state === 'done') {
      this.#filters = { ...this.#filters, [about]: text };
      this.#try({ cells: null, changes: null, ...this.#filters });
    } else {
      this.#showStatus();
      this.#flush();
    }
  }

  /** The first Ctrl-C ends a run, the next one all. */
  #interrupt(): void {
    if (this.#running && !this.#interrupted) {
      this.#interrupted = true;
      this.#running.interrupt();
    } else this.#leave(exitCodes.interrupted);
  }

  #leave(exitCode: number): void {
    this.#exitCode ??= exitCode;
    // Its end restores the terminal to what it found, so that we have to be the last.
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
    const { text, path } = this.#filters;
    const hasKeys = this.#keys !== null;
    const status = { end: this.#end, ...this.#counts, failed: this.#failed.size, text, path, hasKeys };
    this.#terminal.error(`\n${showStatus(status)}`);
  }
}

function isWhole({ cells, changes, text, path }: WatchRequest): boolean {
  return cells === null && changes === null && text === '' && path === '';
}

function folderGone(project: string): UserProblem {
  return new UserProblem(
    `The folder of the project is gone: ${visibleText(project)}`,
    'There is nothing left to watch; start again where it is now.',
  );
}
