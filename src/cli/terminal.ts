import { fstatSync, writeSync } from 'node:fs';
import { visibleText } from '../model/visible-text.ts';
import { commandBreaker } from '../report/show/command-breaker.ts';

/** Where a command writes: results to standard output, everything about its progress to standard error. */
export interface Terminal {
  readonly color: boolean;
  /** Columns; infinite where nothing limits them, as in a file. */
  readonly width: number;
  /** A live line can be redrawn on standard error. */
  readonly isLive: boolean;
  /** Columns that a live line has at the moment. */
  liveWidth(): number;
  /** Results go to a log of GitHub Actions, where groups of lines fold. */
  readonly inGroups: boolean;
  out(text: string): void;
  error(text: string): void;
}

/** The same terminal for texts that may hold secrets. */
export function redacted(terminal: Terminal, redact: (text: string) => string): Terminal {
  return {
    ...terminal,
    get width() {
      return terminal.width;
    },
    out: (text) => terminal.out(redact(text)),
    error: (text) => terminal.error(redact(text)),
  };
}

/** The terminal of this process. What goes to a closed pipe (`| head`) is lost; the exit code is not. */
export function createTerminal(options: { readonly color: boolean }): Terminal {
  const { stdout, stderr, env } = process;
  for (const stream of [stdout, stderr]) stream.on('error', ignoreClosedPipe);
  const writeOut = stdout.write.bind(stdout);
  const writeError = stderr.write.bind(stderr);
  const isGithub = env['GITHUB_ACTIONS'] === 'true';
  // What is told beside the results may have been written by anybody; results that go to a file are nobody's log.
  const harmless = isGithub ? commandBreaker() : (text: string) => text;
  return {
    color: options.color && supportsColor(),
    get width() {
      return widthOf(stdout, env['COLUMNS']);
    },
    isLive: stderr.isTTY === true && !isCi(env['CI']) && env['TERM'] !== 'dumb',
    liveWidth: () => widthOf(stderr, env['COLUMNS']),
    inGroups: isGithub && env['AGENT_EVAL_LOG_GROUPS'] !== 'off' && !isFile(stdout.fd),
    out: (text) => void writeOut(text),
    error: (text) => void writeError(harmless(text)),
  };
}

/** Whoever sets COLUMNS says how wide; else only a terminal limits it. */
export function widthOf(
  { isTTY, columns }: { readonly isTTY?: boolean; readonly columns?: number },
  wanted: string | undefined,
): number {
  if (wanted !== undefined && /^[1-9]\d{0,4}$/.test(wanted)) return Number(wanted);
  return isTTY ? columns || 100 : Number.POSITIVE_INFINITY;
}

function isCi(value: string | undefined): boolean {
  return value !== undefined && !['', '0', 'false'].includes(value);
}

function isFile(descriptor: number): boolean {
  try {
    return fstatSync(descriptor).isFile();
  } catch {
    return false;
  }
}

function supportsColor(): boolean {
  const { env, stdout } = process;
  if (env['NO_COLOR']) return false;
  if (env['FORCE_COLOR'] !== undefined) return env['FORCE_COLOR'] !== '0' && env['FORCE_COLOR'] !== 'false';
  return stdout.isTTY === true && env['TERM'] !== 'dumb';
}

function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}

/**
 * Makes what modules of the project print through `console` or the process's streams harmless: control characters
 * become visible, and all of it goes to standard error, so that it never mixes with results.
 */
export function guardOutput(writeError: (text: string) => void): void {
  const harmless = (chunk: string | Uint8Array, ...rest: unknown[]): boolean => {
    const text = typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString();
    writeError(text.split('\n').map(visibleText).join('\n'));
    const done = rest.find((candidate) => typeof candidate === 'function');
    if (typeof done === 'function') queueMicrotask(() => done());
    return true;
  };
  process.stdout.write = harmless;
  process.stderr.write = harmless;
}

/** Writes at once, for the last words of a process. */
export function lastWords(text: string): void {
  try {
    writeSync(2, text);
  } catch {
    // Nobody can be told any more.
  }
}
