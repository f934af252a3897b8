import { dirname } from 'node:path';
import { mergeRuns } from '../../report/earlier/merge-runs.ts';
import type { MeasuredRun } from '../../report/fold/measured-run.ts';
import type { Terminal } from '../terminal.ts';
import { UserProblem } from '../user-problem.ts';
import { type Earlier, readEarlier } from './read-earlier.ts';

/** What was measured, and where its parts lie. */
export interface Merged {
  readonly run: MeasuredRun;
  /** Absolute. */
  readonly folders: readonly string[];
}

/**
 * Reads what was measured earlier, and puts several parts of a run together.
 *
 * @param out - absolute folder of the runs
 * @param named - see `readEarlier`
 * @throws UserProblem where one of them cannot be used, or they are no parts of one run
 */
export async function readMerged(out: string, named: readonly string[], terminal: Terminal): Promise<Merged> {
  const earlier: Earlier[] = [];
  for (const one of named) earlier.push(await readEarlier(out, one, terminal));
  const merged = mergeRuns(earlier.map(({ run }) => run));
  if ('run' in merged) return { run: merged.run, folders: earlier.map(({ path }) => dirname(path)) };
  throw new UserProblem(
    `${merged.problem.replace(/\.$/, '')}, so ${listOf(named)} cannot be taken for one run`,
    'Name all parts of one run, each once: its shards, or runs of other cases with the same agents and seed.',
  );
}

function listOf(named: readonly string[]): string {
  const rest = named.length > mostNamed ? ` and ${named.length - mostNamed} more` : '';
  return `${named.slice(0, mostNamed).join(', ')}${rest}`;
}

const mostNamed = 3;
