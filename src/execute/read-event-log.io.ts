import type { RunEvent } from '../model/event.ts';
import { LogReader } from './log-reader.io.ts';

/**
 * Reads the events of a run one by one, so that a log of any length fits into memory.
 *
 * @returns whether the last line was torn (a killed run leaves one) and therefore dropped
 * @throws EventLogError for a missing or unreadable file, a broken line in the middle, or a future version
 */
export async function readEventLog(
  path: string,
  apply: (event: RunEvent) => void,
): Promise<{ readonly torn: boolean }> {
  const reader = new LogReader(path);
  await reader.readOn(apply);
  return { torn: reader.torn };
}
