import type { FoldedReport, ThresholdResult } from '../../model/report.ts';
import { visibleText } from '../../model/visible-text.ts';
import { formatInterval } from '../show/format-value.ts';
import type { Palette } from '../show/palette.ts';
import { wrapLine } from './wrap-line.ts';

/** Each threshold with what was measured, and where it was set. */
export function showThresholds(report: FoldedReport, palette: Palette, width: number): string[] {
  if (report.thresholds.length === 0) return [];
  return [palette.bold('Thresholds'), ...report.thresholds.flatMap((result) => show(result, palette, width))];
}

function show(result: ThresholdResult, palette: Palette, width: number): string[] {
  const sign = !result.evaluated ? palette.yellow('?') : result.met ? palette.green('✓') : palette.red('✗');
  const interval = result.measured ? formatInterval(result.measured, result.unit) : '';
  const scope = result.suite === undefined ? '' : palette.dim(` ${visibleText(result.suite)}`);
  const reason = result.evaluated ? visibleText(result.reason) : palette.yellow(visibleText(result.reason));
  const line = `  ${sign} ${visibleText(result.threshold)}${scope}  ${reason}${palette.dim(interval)}`;
  return wrapLine(line, width, { indent: 4, tail: palette.dim(visibleText(result.from)) });
}
