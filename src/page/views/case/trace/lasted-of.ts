import { formatDuration } from '../../../../model/duration.ts';
import { attribute, type Span } from '../../../../model/span.ts';

/** How long a span took, as it is shown beside its bar. */
export function lastedOf({ startMs, endMs, attributes }: Span): string {
  if (endMs === null) return 'cut off';
  return attributes[attribute.nodeAttempts] === 0 ? 'did not run' : formatDuration(endMs - startMs);
}
