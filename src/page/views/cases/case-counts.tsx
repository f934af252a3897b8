import { useMemo } from 'preact/hooks';
import { formatCount } from '../../../model/format-count.ts';
import { plural } from '../../../report/show/plural.ts';
import { addressOf } from '../../route.ts';
import type { CaseList, CaseRow } from './list-cases.ts';
import type { CasesSettings } from './read-settings.ts';

/** How much is shown of what there is, and the way back to all of it. */
export function CaseCounts({
  list,
  rows,
  settings,
}: {
  readonly list: CaseList;
  readonly rows: readonly CaseRow[];
  readonly settings: CasesSettings;
}) {
  const { case: selected, ...filters } = settings;
  // The view is drawn anew while the list is scrolled: nothing of that may take longer for a longer list.
  const all = useMemo(() => countsOf(list.rows), [list]);
  const shown = useMemo(() => countsOf(rows), [rows]);
  return (
    <p class="cases-counted">
      <span role="status">
        {shareOf(shown.cases, all.cases, 'case')} · {shareOf(shown.trials, all.trials, 'trial')}
      </span>
      {list.gone > 0 && <span> · {plural(list.gone, 'case')} of the baseline not in this run</span>}
      {Object.values(filters).some((value) => value !== '') && (
        <a href={addressOf('cases', { query: { case: selected } })}>Clear filters and sorting</a>
      )}
    </p>
  );
}

function shareOf(shown: number, all: number, noun: string): string {
  return shown === all ? plural(all, noun) : `${formatCount(shown)} of ${plural(all, noun)}`;
}

/** Skipped trials are none. */
function countsOf(rows: readonly CaseRow[]): { readonly cases: number; readonly trials: number } {
  let trials = 0;
  for (const { cells } of rows)
    for (const listed of cells) trials += listed?.cell.status.replaceAll('s', '').length ?? 0;
  return { cases: new Set(rows.map(({ key }) => key)).size, trials };
}
