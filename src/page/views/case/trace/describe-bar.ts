import { formatDuration } from '../../../../model/duration.ts';
import type { Span } from '../../../../model/span.ts';
import { plural } from '../../../../report/show/plural.ts';
import type { BarMark } from './bar-marks.ts';
import type { Stretch } from './path-on-row.ts';

/** What a bar shows, for those who do not see it: `from 2s, 1 fault, 30s of the critical path`. */
export function describeBar({ startMs }: Span, marks: readonly BarMark[], path: readonly Stretch[]): string {
  const faults = marks.filter(({ kind }) => kind === 'fault').length;
  const onPathMs = path.reduce((sum, step) => sum + step.endMs - step.startMs, 0);
  return [
    `from ${formatDuration(startMs)}`,
    ...(faults > 0 ? [plural(faults, 'fault')] : []),
    ...(onPathMs > 0 ? [`${formatDuration(onPathMs)} of the critical path`] : []),
  ].join(', ');
}
