import { visibleText } from '../../../../model/visible-text.ts';
import type { SpanNode } from '../../../../report/trace/span-tree.ts';
import { spanWords } from '../../../../report/trace/span-words.ts';
import { addressOfSpan } from './address-of-span.ts';
import { describeState } from './describe-state.ts';
import { lastedOf } from './lasted-of.ts';
import { nameOfSpan } from './name-of-span.ts';

/** A link that selects another span: what it is, how it ended and how long it took. */
export function SpanLink({ node }: { readonly node: SpanNode }) {
  const { span } = node;
  return (
    <>
      <a href={addressOfSpan(location.hash, span.id)}>
        {spanWords[span.name]} {nameOfSpan(span)}
      </a>{' '}
      <span class="trace-faint">
        {[visibleText(describeState(node)), lastedOf(span)].filter((part) => part !== '').join(', ')}
      </span>
    </>
  );
}
