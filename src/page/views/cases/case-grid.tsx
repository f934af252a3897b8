import type { RefObject } from 'preact';
import { visibleText } from '../../../model/visible-text.ts';
import { CaseLine } from './case-line.tsx';
import type { CasesLayout } from './layout-of.ts';
import type { CaseRow } from './list-cases.ts';
import { SortHead } from './sort-head.tsx';
import { tipOfMark } from './tip-of-mark.ts';

interface CaseGridProps {
  readonly scroller: RefObject<HTMLTableElement | null>;
  readonly rows: readonly CaseRow[];
  /** The rows to draw: from the first up to, and without, the last. */
  readonly drawn: readonly [first: number, end: number];
  /** By column; null where every row names its own. */
  readonly agents: readonly string[] | null;
  readonly layout: CasesLayout;
  /** Index of the selected row; −1: none. */
  readonly selected: number;
  /** As in the address. */
  readonly sort: string;
  readonly onSort: (sort: string) => void;
  readonly onSelect: (key: string) => void;
  readonly onScroll: () => void;
}

/** The matrix: a row a case, and for each agent its iterations and figures. Only rows that can be seen are drawn. */
export function CaseGrid(props: CaseGridProps) {
  const { scroller, rows, drawn, agents, layout, selected, onSelect, onScroll } = props;
  const [first, end] = drawn;
  const slots = 2 ** Math.ceil(Math.log2(Math.max(64, end - first)));
  const headRows = layout.isNarrow ? 0 : agents !== null && agents.length > 1 ? 2 : 1;
  return (
    <table
      ref={scroller}
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a grid is a table whose rows can be selected.
      role="grid"
      class={`cases-grid${layout.isNarrow ? ' cases-narrow' : ''}`}
      aria-label="Cases"
      aria-rowcount={rows.length + headRows}
      aria-activedescendant={selected >= first && selected < end ? `case-row-${selected}` : undefined}
      tabIndex={0}
      onScroll={onScroll}
      onPointerMove={({ target }) => tipOfMark(target, true)}
      onPointerOut={({ target }) => tipOfMark(target, false)}
      style={{
        '--cases-columns': layout.columns,
        '--cases-row': `${layout.rowHeight}px`,
        '--cases-width': `${layout.leastWidth}px`,
      }}
    >
      {!layout.isNarrow && <Head {...props} />}
      <tbody class="cases-rows" style={{ '--cases-height': `${rows.length * layout.rowHeight}px` }}>
        {rows.slice(first, end).map((row, offset) => (
          <CaseLine
            // Rows that scroll out of view are used again for those that come in, but for the one that may have the focus.
            key={first + offset === selected ? 'selected' : (first + offset) % slots}
            index={first + offset}
            ariaIndex={first + offset + headRows + 1}
            isSelected={first + offset === selected}
            {...{ row, agents, layout, onSelect }}
          />
        ))}
      </tbody>
    </table>
  );
}

function Head({ agents, layout, sort, onSort }: CaseGridProps) {
  const columns = ['passed', ...layout.figures] as const;
  const isGrouped = agents !== null && agents.length > 1;
  return (
    <thead class="cases-head">
      {isGrouped && (
        <tr class="cases-head-row" aria-rowindex={1}>
          <td />
          {agents.map((name) => (
            <th
              key={name}
              scope="colgroup"
              class="cases-head-agent"
              colSpan={columns.length}
              style={{ gridColumn: `span ${columns.length}` }}
            >
              {visibleText(name)}
            </th>
          ))}
        </tr>
      )}
      <tr class="cases-head-row" aria-rowindex={isGrouped ? 2 : 1}>
        <SortHead column="key" {...{ sort, onSort }} />
        {agents === null && <th scope="col">Agent</th>}
        {(agents ?? ['']).map((agent) =>
          columns.map((column) => (
            <SortHead key={`${column}@${agent}`} {...{ column, agent, sort, onSort }} />
          )),
        )}
      </tr>
    </thead>
  );
}
