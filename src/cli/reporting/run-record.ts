import { join } from 'node:path';
import { TrialLog } from '../../execute/trial-log.io.ts';
import type { RunRecord } from '../../model/reporter.ts';
import type { RunFold } from '../../report/fold/run-fold.ts';

/**
 * What a run recorded of each trial; its log is read when something is asked for.
 *
 * @param folder - absolute folder of the run
 */
export function runRecord(fold: RunFold, folder: string): RunRecord {
  let opened: TrialLog | null = null;
  const log = (): TrialLog => {
    opened ??= new TrialLog(join(folder, 'events.jsonl'));
    return opened;
  };
  return {
    cases: fold.cases,
    *trials() {
      for (const { case: caseKey, agent, trials } of fold.cells)
        for (const { iteration } of trials.rows()) {
          const trial = log().read({ case: caseKey, agent, iteration });
          if (trial) yield trial;
        }
    },
    trial(key) {
      const status = fold.cell(key.case, key.agent)?.statusOf(key.iteration) ?? null;
      return status === null ? null : log().read(key);
    },
  };
}
