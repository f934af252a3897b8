import { useState } from 'preact/hooks';
import { plural } from '../../../../report/show/plural.ts';
import { visibleBlock } from '../value/visible-block.ts';
import type { DifferencePart } from './difference.ts';
import { foldLines } from './fold-lines.ts';

/** Lines that are shown at first; ten times as many whenever more are asked for, as very many make browsers slow. */
const mostAtFirst = 400;

/** Lines with a sign before those that only one side has; equal ones far from any change are left out at first. */
export function LineDifference({ lines }: { readonly lines: readonly DifferencePart[] }) {
  const [most, setMost] = useState(mostAtFirst);
  const near = lines.slice(0, most);
  const shown = most === mostAtFirst ? foldLines(near) : [{ lines: near }];
  const isCut = lines.length > most || shown.some((part) => 'leftOut' in part);
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
        <button type="button" class="long-text-more" onClick={() => setMost(most * 10)}>
          … show {lines.length > most * 10 ? 'more of' : 'all'} {plural(lines.length, 'line')}
        </button>
      )}
    </>
  );
}

function Line({ line: { mark, text } }: { readonly line: DifferencePart }) {
  const shown = visibleBlock(text);
  const start = shown.length - shown.trimStart().length;
  const Change = mark === '-' ? 'del' : mark === '+' ? 'ins' : 'span';
  return (
    <pre class="difference-line">
      <span class="difference-sign">{mark === '-' ? '−' : mark}</span>
      <span>
        {shown.slice(0, start)}
        <Change>{shown.slice(start)}</Change>
      </span>
    </pre>
  );
}
