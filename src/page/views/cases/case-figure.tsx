import { formatEstimate, formatValue } from '../../../report/show/format-value.ts';
import type { CellChange } from './cell-change.ts';
import { cellFigures } from './cell-figures.ts';
import { columnTitles } from './column-titles.ts';
import type { FigureColumn } from './layout-of.ts';
import type { ListedCell } from './list-cases.ts';

/** One figure of a case by an agent; `–` where it was not measured. */
export function CaseFigure({
  listed,
  column,
  isLabelled,
}: {
  readonly listed: ListedCell;
  readonly column: FigureColumn;
  readonly isLabelled: boolean;
}) {
  return (
    <>
      {isLabelled && <span class="cases-label">{columnTitles[column]} </span>}
      {column === 'change' ? <Change change={listed.change} /> : textOf(listed, column)}
    </>
  );
}

function textOf({ cell }: ListedCell, column: Exclude<FigureColumn, 'change'>): string {
  const { score, latency, costUsd } = cellFigures(cell);
  if (column === 'score') return score === null ? '–' : formatValue(score, 'score');
  if (column === 'cost') return costUsd === null ? '–' : formatValue(costUsd, 'usd');
  return formatEstimate(latency && { ...latency, lower: null, upper: null }, 'duration');
}

const signs = { better: '▲', worse: '▼', same: '=', new: '+', edited: '≠' } as const;

function Change({ change }: { readonly change: CellChange | null }) {
  if (change === null) return '–';
  const { kind, before } = change;
  const tip = before
    ? `${before.passed} of ${before.trials} passed in the baseline`
    : kind === 'new'
      ? 'not in the baseline'
      : 'its content was changed since the baseline';
  return (
    <span class={`cases-change cases-change-${kind}`} title={tip}>
      <span aria-hidden="true">{signs[kind]} </span>
      {kind}
      {before && <span class="cases-before"> {`${before.passed}/${before.trials}`}</span>}
    </span>
  );
}
