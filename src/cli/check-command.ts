import { resolve } from 'node:path';
import { parseThreshold } from '../model/parse-threshold.ts';
import type { FoldedReport } from '../model/report.ts';
import type { ScopedThreshold } from '../model/threshold.ts';
import { defaultThresholds } from '../plan/default-thresholds.ts';
import { buildReport } from '../report/build-report.ts';
import { countOutcomes } from '../report/count-outcomes.ts';
import type { MeasuredRun } from '../report/measured-run.ts';
import { paletteFor } from '../report/palette.ts';
import { showThresholds } from '../report/terminal/show-thresholds.ts';
import { showVerdict } from '../report/terminal/show-verdict.ts';
import { exitCodes } from '../report/verdict.ts';
import { loadConfigSettings } from './load-config-settings.ts';
import { hasErrors } from './load-project.ts';
import { printJson } from './print-json.ts';
import { readMerged } from './read-merged.ts';
import { showDiagnostics } from './show-diagnostics.ts';
import type { Terminal } from './terminal.ts';
import { UserProblem } from './user-problem.ts';

export interface CheckCommandOptions {
  readonly threshold?: readonly string[];
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
  { threshold = [], out, json, config }: CheckCommandOptions,
  terminal: Terminal,
): Promise<number> {
  const given = threshold.map(readGiven);
  const settings = await loadConfigSettings({
    configFile: config,
    commandLine: out === undefined ? {} : { out },
  });
  showDiagnostics(settings.diagnostics, terminal, 'Nothing was checked.');
  if (hasErrors(settings.diagnostics)) return exitCodes.badInput;
  const earlier = await readMerged(resolve(settings.project, settings.config.out), named, terminal);
  const run = given.length === 0 ? earlier : withThresholds(earlier, given);
  checkHasTrials(run, named);
  const report = buildReport(run);
  if (json) printJson({ verdict: report.verdict, thresholds: report.thresholds }, terminal);
  else terminal.out(`${draw(report, terminal)}\n`);
  return report.verdict.exitCode;
}

function readGiven(text: string): ScopedThreshold {
  const parsed = parseThreshold(text);
  if ('threshold' in parsed) return { threshold: parsed.threshold, from: '--threshold' };
  const { message, fix } = parsed.problem;
  throw new UserProblem(`The threshold "${text}" cannot be read: ${message}`, fix);
}

function withThresholds(run: MeasuredRun, given: readonly ScopedThreshold[]): MeasuredRun {
  const { run: info, cells, gates, warnings } = run;
  const tried = cells.filter((cell) => cell.trials.count('skipped') === 0);
  return { run: info, cells, gates, warnings, thresholds: [...given, ...defaultThresholds(tried, given)] };
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

function draw(report: FoldedReport, { color }: Terminal): string {
  const palette = paletteFor(color);
  const sections = [showThresholds(report, palette), showVerdict(report, palette, null)];
  return sections.map((lines) => lines.join('\n')).join('\n\n');
}
