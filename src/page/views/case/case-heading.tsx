import { visibleText } from '../../../model/visible-text.ts';
import type { PageCell } from '../../../report/html/page-data.ts';
import { addressOf } from '../../route.ts';
import type { Neighbours } from './neighbours-of.ts';
import { runCommand } from './run-command.ts';
import { CopyButton } from './value/copy-button.tsx';
import './case-heading.css';

interface CaseHeadingProps {
  readonly cell: PageCell;
  /** The case file. */
  readonly file: string;
  readonly neighbours: Neighbours;
  /** The address of all cases. */
  readonly back: string;
}

/** What case this is, where it stands, how to try it again, and the way to the cases around it. */
export function CaseHeading({ cell, file, neighbours, back }: CaseHeadingProps) {
  const { case: key, suite, place, tags } = cell;
  const command = runCommand(file, key);
  const row = place.row === undefined ? '' : `, row ${place.row}`;
  return (
    <header class="case-heading">
      <nav class="case-ways" aria-label="Cases">
        <a href={back}>All cases</a>
        <Way to={neighbours.previous}>‹ Previous</Way>
        <Way to={neighbours.next}>Next ›</Way>
        <Way to={neighbours.previousFailing}>‹ Previous failing</Way>
        <Way to={neighbours.nextFailing}>Next failing ›</Way>
      </nav>
      <h2>{visibleText(key)}</h2>
      <p class="case-origin">
        <a href={addressOf('cases', { query: { suite } })}>suite {visibleText(suite)}</a>
        <code>
          {visibleText(place.file)}:{place.line}
          {row}
        </code>
        {tags.map((tag) => (
          <a key={tag} class="case-tag" href={addressOf('cases', { query: { tag } })}>
            {visibleText(tag)}
          </a>
        ))}
      </p>
      <p class="case-command">
        <code>{visibleText(command)}</code> <CopyButton what="command" text={() => command} />
      </p>
    </header>
  );
}

function Way({ to, children }: { readonly to: string | null; readonly children: string }) {
  if (to === null) return <span class="case-no-way">{children}</span>;
  return <a href={addressOf('case', { case: to })}>{children}</a>;
}
