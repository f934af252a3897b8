import { formatDuration } from '../../../../model/duration.ts';
import { visibleText } from '../../../../model/visible-text.ts';
import { plural } from '../../../../report/show/plural.ts';
import type { SpanNode } from '../../../../report/trace/span-tree.ts';
import { spanWords } from '../../../../report/trace/span-words.ts';
import type { BarMark } from './bar-marks.ts';
import { describeState } from './describe-state.ts';
import { lastedOf } from './lasted-of.ts';
import { nameOfSpan } from './name-of-span.ts';

/** A row of the waterfall read aloud: `node load, failed, ×2, from 0ms, 1.2s, 1 fault, on the critical path`. */
export function describeRow(node: SpanNode, marks: readonly BarMark[], onPathMs: number): string {
  const { span } = node;
  const faults = marks.filter(({ kind }) => kind === 'fault').length;
  return [
    `${spanWords[span.name]} ${nameOfSpan(span)}`,
    visibleText(describeState(node)),
    `from ${formatDuration(span.startMs)}`,
    lastedOf(span),
    faults > 0 ? plural(faults, 'fault') : '',
    onPathMs > 0 ? `${formatDuration(onPathMs)} of the critical path` : '',
  ]
    .filter((part) => part !== '')
    .join(', ');
}
