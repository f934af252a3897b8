import { useMemo } from 'preact/hooks';
import type { Json } from '../../../../model/json.ts';
import { visibleText } from '../../../../model/visible-text.ts';
import { differenceOf } from './difference-of.ts';
import { LineDifference } from './line-difference.tsx';
import { WordDifference } from './word-difference.tsx';
import './difference.css';

interface DifferenceBlockProps {
  readonly first: Json;
  readonly second: Json;
  /** What the two sides are, such as `expected` and `actual`. */
  readonly names: readonly [string, string];
}

/** How a value differs from another: what only the first has is struck through, what only the second has underlined. */
export function DifferenceBlock({ first, second, names }: DifferenceBlockProps) {
  const [firstName, secondName] = [visibleText(names[0]), visibleText(names[1])];
  const { kind, parts, notes } = useMemo(() => differenceOf(first, second), [first, second]);
  return (
    <div class="difference">
      {kind === 'equal' ? (
        <p class="difference-key">
          <span aria-hidden="true">= </span>
          {firstName} and {secondName} are equal
        </p>
      ) : (
        <p class="difference-key">
          <del>only in {firstName}</del> <ins>only in {secondName}</ins>
        </p>
      )}
      {notes.map((note) => (
        <p key={note} class="difference-note">
          {note}
        </p>
      ))}
      {kind === 'words' && <WordDifference parts={parts} />}
      {kind === 'lines' && <LineDifference lines={parts} />}
    </div>
  );
}
