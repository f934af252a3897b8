import { resolve } from 'node:path';
import { shownPath } from '../shown-path.ts';
import { UserProblem } from '../user-problem.ts';
import { listRuns } from './run-folder.ts';

const shownRuns = 5;

/**
 * A run that was named is not there; says which are.
 *
 * @param out - absolute folder of the runs
 */
export function noSuchRun(out: string, named: string): UserProblem {
  const runs = listRuns(out).reverse();
  const place = shownPath(out);
  if (runs.length === 0)
    return new UserProblem(
      named === 'latest'
        ? `There is no run in ${place} yet`
        : `There is no run "${named}" in ${place}, nor any other yet`,
      'Make one with: agent-eval run',
    );
  const more = runs.length > shownRuns ? ', …' : '';
  const isPath = /[\\/]|\.json$/.test(named);
  return new UserProblem(
    isPath
      ? `There is no report or run at ${shownPath(resolve(named))}, and no run "${named}" in ${place}`
      : `There is no run "${named}" in ${place}`,
    `Runs ${isPath ? `in ${place}` : 'there'}, the newest first: ${runs.slice(0, shownRuns).join(', ')}${more}`,
  );
}
