import { randomUUID } from 'node:crypto';
import { warning } from '@actions/core';
import type { Terminal } from '../cli/terminal.ts';
import { visibleText } from '../model/visible-text.ts';
import type { WriteLog } from './without-commands.ts';

/** The log of the job. */
export interface Log {
  /** Our own words and commands, as they are. */
  readonly write: WriteLog;
  /** A remark of some lines that is shown beside the summary of the run, too; GitHub shows ten of a step. */
  readonly warn: (...lines: readonly string[]) => void;
  /** Lines that may hold what others wrote. */
  readonly tell: (lines: readonly string[]) => void;
  /** For parts of the command that report their progress. */
  readonly terminal: Terminal;
}

export function createLog(write: WriteLog): Log {
  const tell = (lines: readonly string[]): void => {
    const word = randomUUID();
    const text = lines.map((line) => `${visibleText(line)}\n`).join('');
    write(`::stop-commands::${word}\n${text}::${word}::\n`);
  };
  const say = (text: string): void => tell(text.trimEnd().split('\n'));
  return {
    write,
    warn: (...lines) => warning(lines.map(visibleText).join('\n')),
    tell,
    terminal: {
      color: false,
      width: Number.POSITIVE_INFINITY,
      isLive: false,
      liveWidth: () => Number.POSITIVE_INFINITY,
      inGroups: false,
      out: say,
      error: say,
    },
  };
}
