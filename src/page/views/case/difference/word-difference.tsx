import { visibleBlock } from '../value/visible-block.ts';
import type { DifferencePart } from './difference.ts';
import { visibleChange } from './visible-change.ts';

/** Running text with what was taken out and put in. */
export function WordDifference({ parts }: { readonly parts: readonly DifferencePart[] }) {
  return (
    <pre class="difference-words">
      {parts.map(({ mark, text }, index) => {
        if (mark === ' ') return visibleBlock(text);
        const Change = mark === '-' ? 'del' : 'ins';
        return <Change key={index}>{visibleChange(text)}</Change>;
      })}
    </pre>
  );
}
