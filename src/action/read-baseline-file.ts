import { existsSync, readFileSync, statSync } from 'node:fs';
import { readReport } from '../report/read-report.ts';
import type { MeasuredRun } from '../report/measured-run.ts';

/** What was measured earlier; why there is nothing yet; or why what there is cannot be used. */
export type BaselineReading =
  | { readonly run: MeasuredRun }
  | { readonly missing: string }
  | { readonly problem: string };

const mostBytes = 256 * 1024 * 1024;

/**
 * Reads a committed baseline, or a report that an earlier step has fetched.
 *
 * @param path - absolute
 * @param shown - the same as somebody wrote it
 */
export function readBaselineFile(path: string, shown: string): BaselineReading {
  if (!existsSync(path)) return { missing: `there is none at ${shown} yet.` };
  if (!statSync(path).isFile()) return { problem: `The baseline ${shown} is no file.` };
  if (statSync(path).size > mostBytes) return { problem: `The baseline ${shown} is larger than 256 MB.` };
  const reading = readReport(readFileSync(path, 'utf8'));
  if ('problem' in reading) return { problem: `The baseline ${shown} cannot be used: ${reading.problem}` };
  if (reading.run.run.shard)
    return { problem: `The baseline ${shown} is a shard, so it lacks cases to compare with.` };
  return reading;
}
