import { existsSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import type { ScopedThreshold } from '../../model/threshold.ts';
import type { MeasuredRun } from '../../report/fold/measured-run.ts';
import { defaultBaseline } from '../earlier/default-baseline.ts';
import type { LoadedSettings } from '../project/load-config-settings.ts';
import { shownPath } from '../shown-path.ts';
import type { Terminal } from '../terminal.ts';
import { UserProblem } from '../user-problem.ts';

type Settings = Pick<LoadedSettings, 'config' | 'origins' | 'project'>;

/**
 * What the limits of a run compare with: the report that was named, else `baseline.json` in the folder of the runs.
 *
 * @param out - absolute folder of the runs
 * @param isToBeWritten - by the run itself, so that it need not be there
 * @returns null where no limit compares with a baseline, or there is none
 * @throws UserProblem where the one that was named is not there, or any cannot be used
 */
export async function findBaseline(
  settings: Settings,
  thresholds: readonly ScopedThreshold[],
  out: string,
  terminal: Terminal,
  isToBeWritten = false,
): Promise<MeasuredRun | null> {
  const isNamed = settings.config.baseline !== undefined;
  if (!thresholds.some(({ threshold }) => threshold.limit.type === 'baseline')) {
    if (settings.origins.baseline === 'command line') terminal.error(`${nothingCompares}\n`);
    return null;
  }
  const path = baselinePath(settings, out);
  const isThere = existsSync(path);
  if (!isThere && (!isNamed || (isToBeWritten && path === baselineTarget(settings, out)))) return null;
  if (!isThere && settings.origins.baseline !== 'command line') throw notThere(path);
  const { readEarlier } = await import('../earlier/read-earlier.ts');
  const { run } = await readEarlier(out, namedOn(settings) ?? path, terminal);
  if (run.run.shard) throw isShard(path);
  if (run.run.status !== 'completed') throw isPart(path, run.run.status);
  return run;
}

const nothingCompares =
  'warning  No limit compares with the baseline that was named. Write one, such as --threshold "pass-rate >= baseline - 2pp".';

/** Where a baseline is written to, absolute: to what was named, unless that is part of a run. */
export function baselineTarget(settings: Settings, out: string): string {
  const path = baselinePath(settings, out);
  const isFile = path.endsWith('.json') && basename(path) !== 'report.json';
  return isFile || namedOn(settings) === undefined ? path : defaultBaseline(out);
}

function baselinePath({ config, project, origins }: Settings, out: string): string {
  if (config.baseline === undefined) return defaultBaseline(out);
  return origins.baseline === 'command line' ? resolve(config.baseline) : resolve(project, config.baseline);
}

/** On the command line a run may be named, too. */
function namedOn({ config, origins }: Settings): string | undefined {
  return origins.baseline === 'command line' ? config.baseline : undefined;
}

function notThere(path: string): UserProblem {
  return new UserProblem(
    `There is no baseline at ${shownPath(path)}, which the config names`,
    'Write one with: agent-eval run --update-baseline',
  );
}

function isPart(path: string, status: string): UserProblem {
  return new UserProblem(
    `${shownPath(path)} is of a run that did not come to its end (${status}), so it lacks trials to compare with`,
    'Go on with that run first, by agent-eval run --resume, or name one that came to its end.',
  );
}

function isShard(path: string): UserProblem {
  return new UserProblem(
    `${shownPath(path)} is a shard, so it lacks cases to compare with`,
    'Put all shards together with: agent-eval check A B --update-baseline',
  );
}
