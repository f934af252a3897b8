import type { Span } from '../../model/span.ts';

/** Whether a span is no work at all, but holds what was noted of a trial outside of any other: it is never ended. */
export function isTrialSpan({ name, label, parent, endMs }: Span): boolean {
  return name === 'invoke_agent' && label === 'trial' && parent === null && endMs === null;
}
