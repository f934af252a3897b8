import { formatDuration } from '../../../../model/duration.ts';
import { attribute, type Span } from '../../../../model/span.ts';
import { isTrialSpan } from '../../../../report/trace/is-trial-span.ts';

/** How long a span took, as it is shown beside its bar. */
export function lastedOf(span: Span): string {
  const { startMs, endMs, attributes } = span;
  if (isTrialSpan(span)) return '–';
  if (endMs === null) return 'cut off';
  return attributes[attribute.nodeAttempts] === 0 ? 'did not run' : formatDuration(endMs - startMs);
}
