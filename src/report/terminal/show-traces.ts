import type { TrialFinished } from '../../model/event.ts';
import { trialKey } from '../../model/trial-key.ts';
import { visibleText } from '../../model/visible-text.ts';
import type { Palette } from '../show/palette.ts';
import { plural } from '../show/plural.ts';
import type { DrawingOptions } from './gantt.ts';
import { showIndented } from './show-indented.ts';
import { showSpans } from './show-spans.ts';
import { showTrace } from './show-trace.ts';
import { wrapLine } from './wrap-line.ts';

/** Trials that are drawn; a screen holds no thousand pictures. */
const mostTrials = 100;

/** What each trial did, under its name: a pipeline run as table and timeline, anything else as a list of spans. */
export function showTraces(
  trials: Iterable<TrialFinished>,
  palette: Palette,
  width: number,
  drawing: DrawingOptions,
): string[] {
  const lines: string[] = [];
  let count = 0;
  for (const trial of trials) {
    count++;
    if (count > mostTrials) continue;
    const isPipeline = trial.spans.some(({ name }) => name === 'node');
    const trace = showIndented(isPipeline ? showTrace : showSpans, trial.spans, drawing);
    if (count > 1) lines.push('');
    const heading = `${palette.bold(visibleText(trialKey(trial)))} ${trial.status}`;
    lines.push(...wrapLine(heading, width), ...trace.slice(1));
  }
  if (count === 0) return [];
  const left = count - mostTrials;
  const note = `... and ${plural(left, 'trial')} more; --reporter trace writes them all`;
  const more = left > 0 ? ['', ...wrapLine(note, width)] : [];
  return [palette.bold(`Traces (${plural(count, 'trial')})`), '', ...lines, ...more];
}
