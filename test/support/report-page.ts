import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll } from 'vitest';
import type { RunEvent } from '../../src/model/event.ts';
import type { ReporterOptions } from '../../src/model/reporter.ts';
import { htmlReporter } from '../../src/report/html/html-reporter.ts';
import { fileText, reportBy } from './report-by.ts';

/**
 * The address of the page of the run that these events tell of, as a file in a folder of its own.
 */
export async function reportPage(
  events: readonly RunEvent[],
  options: Partial<ReporterOptions> = {},
): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'agent-eval-page-'));
  folders.push(folder);
  const file = join(folder, 'report.html');
  writeFileSync(file, fileText(await reportBy(htmlReporter, events, options)));
  return pathToFileURL(file).href;
}

const folders: string[] = [];

/** To be called once in a file of tests that makes pages. */
export function removePagesAfterwards(): void {
  afterAll(() => {
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
  });
}
