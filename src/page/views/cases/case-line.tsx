import { useMemo } from 'preact/hooks';
import { visibleText } from '../../../model/visible-text.ts';
import { addressOf } from '../../route.ts';
import { CaseFigure } from './case-figure.tsx';
import { CaseMarks } from './case-marks.tsx';
import type { CasesLayout } from './layout-of.ts';
import type { CaseRow } from './list-cases.ts';

interface CaseLineProps {
  readonly row: CaseRow;
  /** From 0 among the rows that are listed. */
  readonly index: number;
  /** As `aria-rowindex`, from 1. */
  readonly ariaIndex: number;
  readonly agents: readonly ShownAgent[];
  readonly layout: CasesLayout;
  readonly isSelected: boolean;
  readonly onSelect: (key: string) => void;
}

/** An agent with its place in `CaseRow.cells`. */
export interface ShownAgent {
  readonly name: string;
  readonly index: number;
}

/** A case in the list. What is in it is made once: while rows come and go, the others cost nothing. */
export function CaseLine({ row, index, ariaIndex, agents, layout, isSelected, onSelect }: CaseLineProps) {
  const tabIndex = isSelected ? 0 : -1;
  const content = useMemo(
    () => (
      <>
        <CaseName row={row} tabIndex={tabIndex} />
        {agents.map((agent) => (
          <AgentCells key={agent.name} {...{ row, agent, layout, tabIndex }} hasName={agents.length > 1} />
        ))}
      </>
    ),
    [row, agents, layout, tabIndex],
  );
  return (
    <tr
      class={`cases-row${isSelected ? ' is-selected' : ''}`}
      id={`case-row-${index}`}
      aria-rowindex={ariaIndex}
      aria-selected={isSelected}
      style={{ top: `${index * layout.rowHeight}px` }}
      onClick={() => onSelect(row.key)}
    >
      {content}
    </tr>
  );
}

function CaseName({ row, tabIndex }: { readonly row: CaseRow; readonly tabIndex: number }) {
  const name = visibleText(row.key);
  const tags = row.tags.map((tag) => visibleText(tag)).join(' ');
  return (
    <th scope="row" class="cases-name" title={tags === '' ? name : `${name}\n${tags}`}>
      <a href={addressOf('case', { case: row.key })} tabIndex={tabIndex}>
        {name}
      </a>
      {tags !== '' && <span class="cases-tags"> {tags}</span>}
    </th>
  );
}

function AgentCells({
  row,
  agent,
  layout,
  tabIndex,
  hasName,
}: {
  readonly row: CaseRow;
  readonly agent: ShownAgent;
  readonly layout: CasesLayout;
  readonly tabIndex: number;
  readonly hasName: boolean;
}) {
  const listed = row.cells[agent.index] ?? null;
  return (
    <>
      <td class="cases-marks">
        {hasName && <span class="cases-label cases-agent">{visibleText(agent.name)}</span>}
        {listed ? (
          <CaseMarks cell={listed.cell} most={layout.marks} tabIndex={tabIndex} />
        ) : (
          <span class="cases-none">not planned</span>
        )}
      </td>
      {layout.figures.map((column) => (
        <td key={column} class={`cases-figure cases-${column}`}>
          {listed && <CaseFigure listed={listed} column={column} />}
        </td>
      ))}
    </>
  );
}
