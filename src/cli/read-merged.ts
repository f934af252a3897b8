import type { MeasuredRun } from '../report/measured-run.ts';
import { mergeRuns } from '../report/merge-runs.ts';
import { readEarlier } from './read-earlier.ts';
import type { Terminal } from './terminal.ts';
import { UserProblem } from './user-problem.ts';

/**
 * Reads what was measured earlier, and puts several parts of a run together.
 *
 * @param out - absolute folder of the runs
 * @param named - see `readEarlier`
 * @throws UserProblem where one of them cannot be used, or they are no parts of one run
 */
export async function readMerged(
  out: string,
  named: readonly string[],
  terminal: Terminal,
): Promise<MeasuredRun> {
  const parts: MeasuredRun[] = [];
  for (const one of named) parts.push((await readEarlier(out, one, terminal)).run);
  const merged = mergeRuns(parts);
  if ('run' in merged) return merged.run;
  throw new UserProblem(
    `${named.join(', ')} cannot be taken for one run: ${merged.problem.replace(/\.$/, '')}`,
    'Name all parts of one run, each once: its shards, or runs of other cases with the same agents and seed.',
  );
}
