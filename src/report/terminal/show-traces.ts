import type { TrialFinished } from '../../model/event.ts';
import { trialKey } from '../../model/trial-key.ts';
import type { Palette } from '../show/palette.ts';
import { plural } from '../show/plural.ts';
import type { DrawingOptions } from './gantt.ts';
import { showTraceIndented } from './show-trace.ts';

/** Trials that are drawn; a screen holds no thousand pictures. */
const mostTrials = 100;

/** The pipeline run of each trial under its name. */
export function showTraces(
  trials: Iterable<TrialFinished>,
  palette: Palette,
  drawing: DrawingOptions,
): string[] {
  const lines: string[] = [];
  let count = 0;
  for (const trial of trials) {
    count++;
    if (count > mostTrials) continue;
    const trace = showTraceIndented(trial.spans, drawing);
    if (count > 1) lines.push('');
    lines.push(`${palette.bold(trialKey(trial))} ${trial.status}`, ...trace.slice(1));
  }
  if (count === 0) return [];
  const left = count - mostTrials;
  const more =
    left > 0 ? ['', `... and ${plural(left, 'trial')} more; --reporter trace writes them all`] : [];
  return [palette.bold(`Pipelines (${plural(count, 'trial')})`), '', ...lines, ...more];
}
