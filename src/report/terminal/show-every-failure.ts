import type { Cell, FoldedReport } from '../../model/report.ts';
import type { ReporterOptions, RunRecord } from '../../model/reporter.ts';
import { visibleText } from '../../model/visible-text.ts';
import type { Palette } from '../show/palette.ts';
import { plural } from '../show/plural.ts';
import { drawingOf } from './drawing-of.ts';
import { headline } from './headline.ts';
import { labelled } from './labelled.ts';
import { showCalls } from './show-calls.ts';
import { showFailedTrial } from './show-failed-trial.ts';
import { showIndented } from './show-indented.ts';
import { showTrace } from './show-trace.ts';

type Failed = Cell['failures'][number];

/** Every trial that did not pass, with all that its judges said, what it called, and the pipeline that it ran. */
export function showEveryFailure(report: FoldedReport, palette: Palette, options: ReporterOptions): string[] {
  const planned = new Map(options.record.cases.map((one) => [one.case, one]));
  const lines: string[] = [];
  let count = 0;
  for (const cell of report.failing) {
    lines.push('', ...headline(cell, palette, options.width));
    for (const iteration of iterationsThatFailed(cell)) {
      count++;
      const trial = readTrial(cell, iteration, options.record, planned);
      const title = cell.iterations.length > 1 ? [palette.bold(`    iteration ${iteration}`)] : [];
      lines.push(...title, ...(trial ? showTrial(trial, palette, options) : [notRecorded]));
    }
  }
  return count === 0 ? [] : [palette.bold(`Did not pass (${plural(count, 'trial')})`), ...lines];
}

const notRecorded = '      not recorded: the log lost it';

function iterationsThatFailed({ iterations, status }: Cell): number[] {
  return iterations.filter((_, index) => /[fei]/.test(status.charAt(index)));
}

/** As the log has it: what the report keeps is of a few trials only, and may be shortened. */
function readTrial(
  cell: Cell,
  iteration: number,
  record: RunRecord,
  planned: ReadonlyMap<string, RunRecord['cases'][number]>,
): Failed | null {
  const kept = cell.failures.find((failure) => failure.iteration === iteration) ?? null;
  const trial = record.trial({ case: cell.case, agent: cell.agent, iteration });
  const { input, expected } = planned.get(cell.case) ?? kept ?? {};
  if (!trial || input === undefined) return kept;
  return { ...trial, input, ...(expected === undefined ? {} : { expected }) };
}

function showTrial(trial: Failed, palette: Palette, options: ReporterOptions): string[] {
  const { width } = options;
  const retries = (trial.attempts ?? []).map(({ kind, message }) => visibleText(`${kind}: ${message}`));
  const warnings = (trial.warnings ?? []).map(visibleText);
  return [
    ...showFailedTrial(trial, palette, width, 'all'),
    ...labelled('retried', retries, palette, width),
    ...labelled('warning', warnings, palette, width),
    ...labelled('calls', showCalls(trial.spans), palette, width),
    ...showIndented(showTrace, trial.spans, drawingOf(options)),
  ];
}
