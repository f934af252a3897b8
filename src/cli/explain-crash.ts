import { EventLogError } from '../execute/event-log-error.ts';
import { toFailure } from '../model/failure.ts';
import { visibleText } from '../model/visible-text.ts';
import { exitCodes } from '../report/thresholds/verdict.ts';
import { endProblem, UserProblem } from './user-problem.ts';

/** What to print when a command could not go on: a sentence for what the user can mend, a stack trace for bugs. */
export function explainCrash(error: unknown): { readonly text: string; readonly exitCode: number } {
  if (error instanceof UserProblem) return { text: error.message, exitCode: exitCodes.badInput };
  if (error instanceof EventLogError) {
    return { text: endProblem(visibleText(error.message), logAdvice), exitCode: exitCodes.badInput };
  }
  const problem = systemProblem(error);
  if (problem !== null) return { text: problem, exitCode: exitCodes.fault };
  const stack = error instanceof Error ? (error.stack ?? error.message) : toFailure(error).message;
  return { text: `agent-eval itself failed; this is a bug.\n${stack}`, exitCode: exitCodes.fault };
}

const logAdvice = 'Start a new run, or restore the log. A log of a newer agent-eval is read by that version.';

const causes: Readonly<Record<string, string>> = {
  ENOSPC: 'The disk is full. Make room; what was measured until then is kept.',
  EACCES: 'It may not be written or read. Check its owner and permissions.',
  EROFS: 'The file system is read-only. Choose another folder with --out.',
  ENOTDIR: 'Something on the way is a file, not a folder.',
  EISDIR: 'It is a folder, not a file.',
  EEXIST: 'Something on the way is a file, not a folder.',
  EMFILE: 'Too many files are open. Lower --concurrency.',
  ENOENT: 'It is not there.',
};

function systemProblem(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return null;
  if (error.code === 'ENOENT' && 'syscall' in error && error.syscall === 'mkdir' && 'path' in error)
    return endProblem(
      `The folder ${visibleText(String(error.path))} cannot be made: the system allows none there.`,
      'Choose another folder with --out.',
    );
  const fix = causes[error.code];
  if (fix === undefined) return null;
  const isFolder = 'syscall' in error && error.syscall === 'mkdir' && 'path' in error;
  const what = isFolder ? `The folder ${String(error.path)} cannot be made.` : error.message;
  return endProblem(visibleText(what), fix);
}
