import { useState } from 'preact/hooks';
import { plural } from '../../../../report/show/plural.ts';
import { visibleBlock } from '../value/visible-block.ts';
import type { DifferencePart } from './difference.ts';
import { foldLines } from './fold-lines.ts';

/** Lines that are shown at first; more make browsers slow. */
const mostLines = 400;

/** Lines with a sign before those that only one side has; equal ones far from any change are left out at first. */
export function LineDifference({ lines }: { readonly lines: readonly DifferencePart[] }) {
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? [{ lines }] : foldLines(lines.slice(0, mostLines));
  const isCut = !isWhole && (lines.length > mostLines || shown.some((part) => 'leftOut' in part));
  return (
    <>
      <div class="difference-lines">
        {shown.map((part, index) =>
          'lines' in part ? (
            part.lines.map((line, place) => <Line key={`${index} ${place}`} line={line} />)
          ) : (
            <p key={index} class="difference-left-out">
              ⋯ {plural(part.leftOut, 'equal line')}
            </p>
          ),
        )}
      </div>
      {isCut && (
        <button type="button" class="long-text-more" onClick={() => setWhole(true)}>
          … show all {plural(lines.length, 'line')}
        </button>
      )}
    </>
  );
}

function Line({ line: { mark, text } }: { readonly line: DifferencePart }) {
  // An empty line keeps its height.
  const shown = visibleBlock(text) || '\u200b';
  return (
    <pre class="difference-line">
      <span class="difference-sign">{mark === '-' ? '−' : mark}</span>
      {mark === '-' ? <del>{shown}</del> : mark === '+' ? <ins>{shown}</ins> : <span>{shown}</span>}
    </pre>
  );
}
