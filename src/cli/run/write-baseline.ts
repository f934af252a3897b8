import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from '../../model/report.ts';
import { visibleText } from '../../model/visible-text.ts';
import { baselineChunks } from '../../report/baseline/baseline-chunks.ts';
import { baselineOf } from '../../report/baseline/baseline-of.ts';
import { readReport } from '../../report/earlier/read-report.ts';
import type { MeasuredRun } from '../../report/fold/measured-run.ts';
import { countOutcomes } from '../../report/measure/count-outcomes.ts';
import { plural } from '../../report/show/plural.ts';
import { exitCodes } from '../../report/thresholds/verdict.ts';
import { readReportFile } from '../earlier/read-earlier.ts';
import { writeWhole } from '../reporting/write-whole.ts';
import { shownPath } from '../shown-path.ts';
import type { Terminal } from '../terminal.ts';

/** Name of the copy that a run keeps of what it was compared with. */
const copyName = 'baseline.json';

const mostReasons = 5;

/**
 * Writes what was measured to a baseline, and says what the one before had that is no longer in it.
 *
 * A run that did not come to its end is not written: what it lacks would never be compared with again. One that missed
 * its limits is, as asked, and what it missed is told: later runs are only held against what is in the baseline now.
 *
 * @param verdict - what the run came to
 * @param path - absolute
 */
export function writeBaseline(
  run: MeasuredRun,
  verdict: Report['verdict'],
  path: string,
  terminal: Terminal,
): void {
  const { trials } = countOutcomes(run.cells);
  if (run.run.status !== 'completed' || trials === 0) {
    const why = trials === 0 ? 'no trial was measured' : 'the run did not come to its end';
    terminal.error(`warning  ${shownPath(path)} stays as it is: ${why}.\n`);
    return;
  }
  const before = cellsIn(path);
  const baseline = baselineOf(run);
  writeWhole(path, baselineChunks(baseline));
  const now = new Set(baseline.cells.map((cell) => `${cell.case}@${cell.agent}`));
  const gone = before.filter((key) => !now.has(key));
  terminal.error(
    `baseline  ${shownPath(path)}: ${plural(trials, 'trial')} of ${plural(now.size, 'cell')}\n${tellMissed(verdict)}${tellGone(gone)}`,
  );
}

function tellMissed({ exitCode, reasons }: Report['verdict']): string {
  if (exitCode === exitCodes.met) return '';
  const lines = reasons.slice(0, mostReasons).map((reason) => `  ${visibleText(reason)}\n`);
  const more =
    reasons.length > mostReasons ? `  and ${plural(reasons.length - mostReasons, 'reason')} more\n` : '';
  return `warning  This run did not pass (exit code ${exitCode}), and later runs are compared with it from now on:\n${lines.join('')}${more}`;
}

function tellGone(gone: readonly string[]): string {
  if (gone.length === 0) return '';
  const names = gone.slice(0, 5).join(', ') + (gone.length > 5 ? ', …' : '');
  return `warning  ${plural(gone.length, 'cell')} that this run did not try fell out of it: ${names}\n`;
}

/** None where it cannot be read: it is replaced. */
function cellsIn(path: string): string[] {
  if (!existsSync(path)) return [];
  try {
    return readReportFile(path).cells.map((cell) => `${cell.case}@${cell.agent}`);
  } catch {
    return [];
  }
}

/**
 * Keeps in a run's folder what it is compared with.
 *
 * @param folder - absolute
 * @returns what the copy holds
 */
export function copyBaseline(baseline: MeasuredRun, folder: string): MeasuredRun {
  const chunks = [...baselineChunks(baselineOf(baseline))];
  writeWhole(join(folder, copyName), chunks);
  const reading = readReport(chunks.join(''));
  if ('problem' in reading) throw new Error(`The copy of the baseline cannot be read: ${reading.problem}`);
  return reading.run;
}

/** What a run was compared with, where its folder has a copy. */
export function readCopy(folder: string): MeasuredRun | null {
  const path = join(folder, copyName);
  return existsSync(path) ? readReportFile(path) : null;
}
