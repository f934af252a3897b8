import type { FoldedReport } from '../../model/report.ts';
import { visibleText } from '../../model/visible-text.ts';
import type { Palette } from '../show/palette.ts';
import { plural } from '../show/plural.ts';
import { cut } from '../show/show-json.ts';
import { describeTrials, verdictWord } from './summarize-verdict.ts';

/**
 * Warnings, the verdict with its reasons, and where the report lies.
 *
 * @param folder - of the run, as a person would type it; null where there is none to point to
 */
export function showVerdict(report: FoldedReport, palette: Palette, folder: string | null): string[] {
  const { verdict, run, warnings } = report;
  const lines = warnings.map(({ message, trials, first }) =>
    palette.yellow(
      `warning  ${shown(message)}${trials === 0 ? '' : ` (${plural(trials, 'trial')}, first in ${shown(first)})`}`,
    ),
  );
  const word = palette.bold(verdictWord(verdict.exitCode));
  const drawn = verdict.exitCode === 0 ? palette.green(word) : palette.red(word);
  lines.push(`${drawn}  ${describeTrials(report)}${palette.dim(`, exit code ${verdict.exitCode}`)}`);
  lines.push(...verdict.reasons.map((reason) => `  ${shown(reason)}`));
  if (folder === null) return lines;
  if (run.status === 'interrupted')
    lines.push(`Go on with: agent-eval run --resume ${resumeName(run.run, folder)}`);
  lines.push(palette.dim(`report  ${visibleText(folder)}/report.json`));
  return lines;
}

function shown(text: string): string {
  return cut(visibleText(text), 400);
}

/** A run in the usual place needs no more than its name. */
function resumeName(run: string, folder: string): string {
  return folder === `reports/${run}` ? run : visibleText(folder);
}
