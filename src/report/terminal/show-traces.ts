import type { TrialFinished } from '../../model/event.ts';
import { trialKey } from '../../model/trial-key.ts';
import { visibleText } from '../../model/visible-text.ts';
import type { Palette } from '../show/palette.ts';
import { plural } from '../show/plural.ts';
import type { DrawingOptions } from './gantt.ts';
import { showTraceIndented } from './show-trace.ts';
import { wrapLine } from './wrap-line.ts';

/** Trials that are drawn; a screen holds no thousand pictures. */
const mostTrials = 100;

/** The pipeline run of each trial under its name. */
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
    const trace = showTraceIndented(trial.spans, drawing);
    if (count > 1) lines.push('');
    const heading = `${palette.bold(visibleText(trialKey(trial)))} ${trial.status}`;
    lines.push(...wrapLine(heading, width), ...trace.slice(1));
  }
  if (count === 0) return [];
  const left = count - mostTrials;
  const note = `... and ${plural(left, 'trial')} more; --reporter trace writes them all`;
  const more = left > 0 ? ['', ...wrapLine(note, width)] : [];
  return [palette.bold(`Pipelines (${plural(count, 'trial')})`), '', ...lines, ...more];
}
