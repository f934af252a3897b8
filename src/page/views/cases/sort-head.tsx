import { columnTitles } from './column-titles.ts';
import { nextSort } from './next-sort.ts';
import { readSort, type SortColumn } from './read-sort.ts';

/** The head of a column, which sorts by it. */
export function SortHead({
  column,
  agent = '',
  sort,
  onSort,
}: {
  readonly column: SortColumn;
  readonly agent?: string;
  /** As in the address. */
  readonly sort: string;
  readonly onSort: (sort: string) => void;
}) {
  const current = readSort(sort);
  const isSorted = current?.column === column && current.agent === agent;
  const direction = current?.descending ? 'descending' : 'ascending';
  return (
    <th scope="col" class={`cases-head-${column}`} aria-sort={isSorted ? direction : 'none'}>
      <button type="button" onClick={() => onSort(nextSort(sort, column, agent))}>
        {columnTitles[column]}
        <span aria-hidden="true">{isSorted ? (direction === 'ascending' ? ' ↑' : ' ↓') : ''}</span>
      </button>
    </th>
  );
}
