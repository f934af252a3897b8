import type { SpanName } from '../../../../model/span.ts';
import { spanWords } from '../../../../report/trace/span-words.ts';
import { spanSigns } from './span-signs.ts';

/** What kind of span it is, as a sign and a word. */
export function SpanKind({ name }: { readonly name: SpanName }) {
  return (
    <span class={`trace-kind trace-is-${spanWords[name]}`}>
      <span class="trace-sign" aria-hidden="true">
        {spanSigns[name]}
      </span>
      {spanWords[name]}
    </span>
  );
}
