import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Path of a run's report.json; null where it has none, or has been gone on with since: then only its log tells all.
 *
 * @param folder - of the run
 */
export function currentReport(folder: string): string | null {
  const [log, report] = [join(folder, 'events.jsonl'), join(folder, 'report.json')];
  if (!existsSync(report)) return null;
  const isStale = existsSync(log) && statSync(log).mtimeMs > statSync(report).mtimeMs;
  return isStale ? null : report;
}
