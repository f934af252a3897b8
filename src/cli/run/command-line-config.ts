import type { ConfigFile } from '../../project/config-schema.ts';
import { splitList } from '../split-list.ts';
import type { RunCommandOptions } from './run-options.ts';

/** The options of a run that are settings, under the config's keys. */
export function commandLineConfig(options: RunCommandOptions): ConfigFile {
  const { iterations, concurrency, timeout, seed, bail, baseline, reporter, out } = options;
  return {
    ...(iterations === undefined ? {} : { iterations }),
    ...(concurrency === undefined ? {} : { concurrency }),
    ...(timeout === undefined ? {} : { timeout }),
    ...(seed === undefined ? {} : { seed }),
    ...(bail === undefined ? {} : { bail: bail === true ? 1 : bail }),
    ...(baseline === undefined ? {} : { baseline }),
    ...(reporter === undefined ? {} : { reporters: splitList(reporter) }),
    ...(out === undefined ? {} : { out }),
  };
}
