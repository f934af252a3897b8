import type { PageData } from '../../report/html/page-data.ts';
import { verdictWord } from '../../report/terminal/summarize-verdict.ts';

export interface ShownVerdict {
  readonly sign: string;
  readonly word: string;
  /** Whose colour it has. */
  readonly tone: 'passed' | 'failed' | 'invalid' | 'errored' | 'going-on';
}

/** What the run came to; one that is still going on has come to nothing yet. */
export function verdictOf({ report: { run, verdict }, history }: PageData): ShownVerdict {
  const isGoingOn = history.some((one) => one.run === run.run && one.status === 'going-on');
  if (run.status === 'unfinished')
    return isGoingOn
      ? { sign: '…', word: 'GOING ON', tone: 'going-on' }
      : { sign: '?', word: 'UNFINISHED', tone: 'invalid' };
  const word = verdictWord(verdict.exitCode);
  if (verdict.exitCode === 0) return { sign: '✓', word, tone: 'passed' };
  if (verdict.exitCode === 1) return { sign: '✗', word, tone: 'failed' };
  return verdict.exitCode === 130
    ? { sign: '!', word, tone: 'errored' }
    : { sign: '?', word, tone: 'invalid' };
}
