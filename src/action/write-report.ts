import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeWhole } from '../cli/reporting/write-whole.ts';
import { toFailure } from '../model/failure.ts';
import type { FoldedReport } from '../model/report.ts';
import { reportChunks } from '../report/json-reporter.ts';
import type { Scene } from './scene.ts';

/**
 * Writes the report of a run that has none of its own, for later steps: one that was put together from its parts, or killed.
 *
 * @returns its absolute path; null where it could not be written, which is told
 */
export function writeReport(report: FoldedReport, { variables, log }: Scene): string | null {
  try {
    const folder = mkdtempSync(join(variables['RUNNER_TEMP'] || tmpdir(), 'agent-eval-'));
    const path = join(folder, 'report.json');
    writeWhole(path, reportChunks(report));
    return path;
  } catch (error) {
    log.warn(`The report could not be written: ${toFailure(error).message}`);
    return null;
  }
}
