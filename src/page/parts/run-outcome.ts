import type { HistoryRun } from '../../model/history-run.ts';
import { visibleText } from '../../model/visible-text.ts';
import { verdictWord } from '../../report/terminal/summarize-verdict.ts';

/** What a run came to, in a few words. */
export function runOutcome({ status, problem, exitCode, shard }: HistoryRun): string {
  if (status === 'damaged') return `damaged: ${visibleText(problem ?? '')}`;
  if (status === 'going-on') return 'going on';
  if (exitCode === null) return status;
  const word = verdictWord(exitCode).toLowerCase();
  return shard ? `${word}, shard ${shard.index} of ${shard.of}` : word;
}
