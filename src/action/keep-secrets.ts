import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeWhole } from '../cli/reporting/write-whole.ts';
import { createRedact, type Variables } from '../project/secrets.ts';

/**
 * Takes secrets of the action, such as its token, out of what a run has left before it is told to anybody.
 *
 * They were kept from the agents' environment, so the run itself did not know them; but code that runs on the same machine may
 * find them elsewhere.
 *
 * @param folder - of the run, absolute
 */
export function keepSecrets(folder: string, variables: Variables): void {
  const redact = createRedact([], variables);
  const files = ['report.json', 'events.jsonl'].map((name) => join(folder, name));
  // The report is what is published; a run that was killed has left its log alone.
  const file = files.find((one) => existsSync(one));
  if (file === undefined) return;
  const text = readFileSync(file, 'utf8');
  const redacted = redact(text);
  if (redacted !== text) writeWhole(file, [redacted]);
}
