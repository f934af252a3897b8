import type { FoldedReport, ThresholdResult } from '../../model/report.ts';
import { visibleText } from '../../model/visible-text.ts';
import { formatInterval } from '../show/format-value.ts';
import type { Palette } from '../show/palette.ts';

/** Each threshold with what was measured, and where it was set. */
export function showThresholds(report: FoldedReport, palette: Palette): string[] {
  if (report.thresholds.length === 0) return [];
  return [palette.bold('Thresholds'), ...report.thresholds.map((result) => show(result, palette))];
}

function show(result: ThresholdResult, palette: Palette): string {
  const sign = !result.evaluated ? palette.yellow('?') : result.met ? palette.green('✓') : palette.red('✗');
  const interval = result.measured ? formatInterval(result.measured, result.unit) : '';
  const scope = result.suite === undefined ? '' : palette.dim(` ${result.suite}`);
  const reason = result.evaluated ? visibleText(result.reason) : palette.yellow(visibleText(result.reason));
  return `  ${sign} ${visibleText(result.threshold)}${scope}  ${reason}${palette.dim(`${interval}  ${visibleText(result.from)}`)}`;
}
