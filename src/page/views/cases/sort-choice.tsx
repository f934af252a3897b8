import { visibleText } from '../../../model/visible-text.ts';
import { Choice } from './choice.tsx';
import { columnTitles } from './column-titles.ts';
import type { FigureColumn } from './layout-of.ts';
import type { SortColumn } from './read-sort.ts';

/** The choice of sorting where there are no heads to press. */
export function SortChoice({
  agents,
  figures,
  sort,
  onSort,
}: {
  /** Null: rows name their own. */
  readonly agents: readonly string[] | null;
  readonly figures: readonly FigureColumn[];
  /** As in the address. */
  readonly sort: string;
  readonly onSort: (sort: string) => void;
}) {
  const options = [
    ...both('key'),
    ...(agents ?? ['']).flatMap((name) =>
      (['passed', ...figures] as const).flatMap((column) => both(column, name)),
    ),
  ];
  return <Choice label="Sort" none="as planned" options={options} value={sort} onChoose={onSort} />;
}

function both(column: SortColumn, agent = '') {
  const value = agent === '' ? column : `${column}@${agent}`;
  const text = `${columnTitles[column]}${agent === '' ? '' : ` of ${visibleText(agent)}`}`;
  return [
    { value, text: `${text} ↑` },
    { value: `-${value}`, text: `${text} ↓` },
  ];
}
