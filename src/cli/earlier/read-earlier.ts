import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { toFailure } from '../../model/failure.ts';
import { readReport } from '../../report/earlier/read-report.ts';
import type { MeasuredRun } from '../../report/fold/measured-run.ts';
import { shownPath } from '../shown-path.ts';
import type { Terminal } from '../terminal.ts';
import { UserProblem } from '../user-problem.ts';
import { currentReport } from './current-report.ts';
import { defaultBaseline } from './default-baseline.ts';
import { noSuchRun } from './no-such-run.ts';
import { readRun } from './read-run.ts';
import { findRun } from './run-folder.ts';

/** What was measured earlier, and where it was found. */
export interface Earlier {
  /** Absolute path of the file that was read. */
  readonly path: string;
  readonly run: MeasuredRun;
}

/**
 * Reads what was measured earlier: a report, a baseline, or a run, whose log is read where it has no report or the
 * report is older than the log.
 *
 * @param out - absolute folder of the runs
 * @param named - `latest`, `baseline`, a run's name, its folder, or a file: a report.json, a baseline, an events.jsonl
 * @throws UserProblem where there is none, or it cannot be used; EventLogError where a log cannot be used
 */
export async function readEarlier(out: string, named: string, terminal: Terminal): Promise<Earlier> {
  const path = findFile(out, named);
  if (path === null) throw noSuchRun(out, named);
  if (basename(path) !== 'events.jsonl') return { path, run: readReportFile(path) };
  const { fold } = await readRun(out, path, terminal);
  return { path, run: fold };
}

function findFile(out: string, named: string): string | null {
  const baseline = defaultBaseline(out);
  if (named === 'baseline' && existsSync(baseline)) return resolve(baseline);
  const isName = named === 'latest' || !existsSync(named) || statSync(named).isDirectory();
  if (!isName) return resolve(named);
  const folder = findRun(out, named) ?? named;
  const log = join(folder, 'events.jsonl');
  const path = currentReport(folder) ?? (existsSync(log) ? log : null);
  return path === null ? null : resolve(path);
}

/**
 * Reads a report.json or a committed baseline.
 *
 * @param path - absolute
 * @throws UserProblem where it cannot be used
 */
export function readReportFile(path: string): MeasuredRun {
  const reading = readReport(textOf(path));
  if ('run' in reading) return reading.run;
  throw new UserProblem(
    `${shownPath(path)} cannot be used as a report: ${reading.problem.replace(/\.$/, '')}`,
    'Name a report.json or a baseline as agent-eval wrote it, or a run. Nothing was compared or checked.',
  );
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new UserProblem(
      `${shownPath(path)} cannot be read: ${toFailure(error).message.replace(/\.$/, '')}`,
      'Name a report.json, a baseline, or a run.',
    );
  }
}
