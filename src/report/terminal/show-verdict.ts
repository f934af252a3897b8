import type { FoldedReport } from '../../model/report.ts';
import { visibleText } from '../../model/visible-text.ts';
import type { Palette } from '../show/palette.ts';
import { plural } from '../show/plural.ts';
import { resumeCommand } from '../show/resume-command.ts';
import { cut } from '../show/show-json.ts';
import { describeTrials, verdictWord } from './summarize-verdict.ts';
import { wrapLine } from './wrap-line.ts';

/**
 * Warnings, the verdict with its reasons, and where the report lies.
 *
 * @param folder - of the run, as a person would type it; null where there is none to point to
 */
export function showVerdict(
  report: FoldedReport,
  palette: Palette,
  width: number,
  folder: string | null,
): string[] {
  const { verdict, run, warnings } = report;
  const lines = warnings.flatMap(({ message, trials, first }) => {
    const where = trials === 0 ? '' : ` (${plural(trials, 'trial')}, first in ${shown(first)})`;
    return wrapLine(palette.yellow(`warning  ${shown(message)}${where}`), width);
  });
  const word = palette.bold(verdictWord(verdict.exitCode));
  const drawn = verdict.exitCode === 0 ? palette.green(word) : palette.red(word);
  const code = palette.dim(`, exit code ${verdict.exitCode}`);
  lines.push(...wrapLine(`${drawn}  ${describeTrials(report)}${code}`, width));
  lines.push(...verdict.reasons.flatMap((reason) => wrapLine(`  ${shown(reason)}`, width)));
  if (folder === null) return lines;
  if (run.status === 'interrupted')
    lines.push(
      ...wrapLine('Go on with:', width, {
        tail: resumeCommand(run.run, folder),
        gap: 1,
      }),
    );
  // Not report.json: only the reporter "json" writes that.
  lines.push(...wrapLine('report', width, { tail: visibleText(folder) }).map(palette.dim));
  return lines;
}

function shown(text: string): string {
  return cut(visibleText(text), 400);
}
