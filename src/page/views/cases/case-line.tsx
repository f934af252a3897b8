import { useMemo } from 'preact/hooks';
import { visibleText } from '../../../model/visible-text.ts';
import { addressOfRow } from './address-of-row.ts';
import { CaseFigure } from './case-figure.tsx';
import { CaseMarks } from './case-marks.tsx';
import type { CasesLayout } from './layout-of.ts';
import type { CaseRow, ListedCell } from './list-cases.ts';

interface CaseLineProps {
  readonly row: CaseRow;
  /** From 0 among the rows that are listed. */
  readonly index: number;
  /** As `aria-rowindex`, from 1. */
  readonly ariaIndex: number;
  /** Names by column; null where every row names its own. */
  readonly agents: readonly string[] | null;
  readonly layout: CasesLayout;
  readonly isSelected: boolean;
  readonly onSelect: (id: string) => void;
}

/** A case in the list. What is in it is made once: while rows come and go, the others cost nothing. */
export function CaseLine({ row, index, ariaIndex, agents, layout, isSelected, onSelect }: CaseLineProps) {
  const tabIndex = isSelected ? 0 : -1;
  const content = useMemo(
    () => (
      <>
        <CaseName row={row} tabIndex={tabIndex} />
        {row.agent !== null && !layout.isNarrow && <td class="cases-agent">{visibleText(row.agent)}</td>}
        {row.cells.map((listed, index) => (
          <AgentCells
            key={agents?.[index]}
            {...{ listed, layout, tabIndex }}
            agent={nameIn(row, index, agents)}
          />
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
      onClick={() => onSelect(row.id)}
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
      <a href={addressOfRow(row)} tabIndex={tabIndex}>
        {name}
      </a>
      {tags !== '' && <span class="cases-tags"> {tags}</span>}
    </th>
  );
}

/** The name that a card has to say; null where there is only one agent. */
function nameIn(row: CaseRow, index: number, agents: CaseLineProps['agents']): string | null {
  return row.agent ?? (agents !== null && agents.length > 1 ? (agents[index] ?? null) : null);
}

function AgentCells({
  listed,
  agent,
  layout,
  tabIndex,
}: {
  readonly listed: ListedCell | null;
  readonly agent: string | null;
  readonly layout: CasesLayout;
  readonly tabIndex: number;
}) {
  return (
    <>
      <td class="cases-marks">
        {agent !== null && layout.isNarrow && <span class="cases-agent">{visibleText(agent)}</span>}
        {listed ? (
          <CaseMarks cell={listed.cell} most={layout.marks} tabIndex={tabIndex} />
        ) : (
          <span class="cases-none">not planned</span>
        )}
      </td>
      {layout.figures.map((column) => (
        <td key={column} class={`cases-figure cases-${column}`}>
          {listed && <CaseFigure listed={listed} column={column} isLabelled={layout.isNarrow} />}
        </td>
      ))}
    </>
  );
}
