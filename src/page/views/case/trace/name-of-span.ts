import { isNodeAttempt } from '../../../../model/node-runs.ts';
import { attribute, type Span } from '../../../../model/span.ts';
import { visibleText } from '../../../../model/visible-text.ts';

/** Which one a span is: its label; of an attempt of a node also the number: `load, attempt 2`. */
export function nameOfSpan(span: Span): string {
  const label = visibleText(span.label);
  return isNodeAttempt(span) ? `${label}, attempt ${span.attributes[attribute.nodeAttempt]}` : label;
}
