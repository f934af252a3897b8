import { useState } from 'preact/hooks';
import { formatCount } from '../../../../model/format-count.ts';
import { boundText } from './bound-text.ts';
import { piecesOf } from './pieces-of.ts';
import { visibleBlock } from './visible-block.ts';
import './long-text.css';

/** A text of any length: its beginning, and all of it when that is asked for. */
export function LongText({ text }: { readonly text: string }) {
  return <Bounded key={text} text={text} />;
}

function Bounded({ text }: { readonly text: string }) {
  const [isWhole, setWhole] = useState(false);
  const beginning = isWhole ? null : boundText(text);
  return (
    <div class="long-text" dir="auto">
      {isWhole ? <Whole text={text} /> : <pre>{visibleBlock(beginning ?? text)}</pre>}
      {beginning !== null && (
        <button type="button" class="long-text-more" onClick={() => setWhole(true)}>
          … show all {formatCount(text.length)} characters
        </button>
      )}
    </div>
  );
}

function Whole({ text }: { readonly text: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, which must be possible with keys.
    <section class="long-text-whole" aria-label="The whole text" tabIndex={0}>
      {piecesOf(text).map((piece, index) => (
        <pre key={index}>{visibleBlock(piece)}</pre>
      ))}
    </section>
  );
}
