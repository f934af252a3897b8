import { defaultThresholds } from '../../model/default-thresholds.ts';
import { parseThreshold } from '../../model/parse-threshold.ts';
import type { FoldedReport } from '../../model/report.ts';
import type { ScopedThreshold } from '../../model/threshold.ts';
import { buildReport } from '../../report/build-report.ts';
import type { MeasuredRun } from '../../report/fold/measured-run.ts';
import { countOutcomes } from '../../report/measure/count-outcomes.ts';
import { paletteFor } from '../../report/show/palette.ts';
import { showThresholds } from '../../report/terminal/show-thresholds.ts';
import { showVerdict } from '../../report/terminal/show-verdict.ts';
import { exitCodes } from '../../report/thresholds/verdict.ts';
import { printJson } from '../print-json.ts';
import { checkBaselineTarget } from '../run/check-baseline-target.ts';
import { baselineTarget, findBaseline } from '../run/find-baseline.ts';
import { readCopy, writeBaseline } from '../run/write-baseline.ts';
import type { Terminal } from '../terminal.ts';
import { UserProblem } from '../user-problem.ts';
import { findRunsFolder } from './find-runs-folder.ts';
import { readMerged } from './read-merged.ts';

export interface CheckCommandOptions {
  readonly threshold?: readonly string[];
  readonly baseline?: string;
  readonly requireBaseline?: true;
  readonly updateBaseline?: true;
  readonly out?: string;
  readonly json?: true;
  readonly config?: string;
}

/**
 * `agent-eval check`: holds thresholds against what was measured earlier; those given, or else those of the run.
 *
 * @param named - reports, runs, or their folders; several are put together from their trials
 * @returns the exit code, as of a run with these thresholds
 */
export async function checkCommand(
  named: readonly string[],
  options: CheckCommandOptions,
  terminal: Terminal,
): Promise<number> {
  const { threshold = [], baseline, json } = options;
  const given = threshold.map(readGiven);
  const place = await findRunsFolder(options, 'Nothing was checked.', terminal);
  if (place === null) return exitCodes.badInput;
  const { settings, folder } = place;
  if (options.updateBaseline) checkBaselineTarget(settings, folder);
  const { run: earlier, folders } = await readMerged(folder, named, terminal);
  checkHasTrials(earlier, named);
  const asked = asAsked(earlier, given, options);
  const copy = baseline === undefined && comparesWithBaseline(asked) ? readCopy(folders[0] ?? folder) : null;
  const found =
    copy ?? (await findBaseline(settings, asked.thresholds, folder, terminal, options.updateBaseline));
  const run = found ? { ...asked, baseline: found } : asked;
  const report = buildReport(run);
  if (json) printJson({ verdict: report.verdict, thresholds: report.thresholds }, terminal);
  else terminal.out(`${draw(report, terminal)}\n`);
  if (options.updateBaseline) writeBaseline(run, report.verdict, baselineTarget(settings, folder), terminal);
  return report.verdict.exitCode;
}

function readGiven(text: string): ScopedThreshold {
  const parsed = parseThreshold(text);
  if ('threshold' in parsed) return { threshold: parsed.threshold, from: '--threshold' };
  const { message, fix } = parsed.problem;
  throw new UserProblem(`The threshold "${text}" cannot be read: ${message.replace(/\.$/, '')}`, fix);
}

/** The run with the limits that it is to be held to. */
function asAsked(
  { run, cells, gates, warnings, thresholds }: MeasuredRun,
  given: readonly ScopedThreshold[],
  { requireBaseline }: CheckCommandOptions,
): MeasuredRun {
  const own = given.length > 0 ? given : thresholds.filter(({ from }) => from !== 'default');
  const tried = cells.filter((cell) => cell.trials.count('skipped') === 0);
  return {
    run: requireBaseline ? { ...run, requireBaseline } : run,
    cells,
    gates,
    warnings,
    thresholds: [...own, ...defaultThresholds(tried, own)],
  };
}

function comparesWithBaseline({ thresholds }: MeasuredRun): boolean {
  return thresholds.some(({ threshold }) => threshold.limit.type === 'baseline');
}

/** Nothing that was not tried can have been met. */
function checkHasTrials({ cells }: MeasuredRun, named: readonly string[]): void {
  const { trials, counts } = countOutcomes(cells);
  if (trials + counts.invalid > 0) return;
  throw new UserProblem(
    `There is no trial in ${named.join(', ')}`,
    'Nothing was tried, so no threshold can be met. Look at the run that made it.',
  );
}

function draw(report: FoldedReport, { color, width }: Terminal): string {
  const palette = paletteFor(color);
  const sections = [showThresholds(report, palette, width), showVerdict(report, palette, width, null)];
  return sections.map((lines) => lines.join('\n')).join('\n\n');
}
