import { useRef } from 'preact/hooks';
import { formatCount } from '../../../model/format-count.ts';
import type { ViewProps } from '../../view-props.ts';
import type { ListAction } from './action-of-key.ts';
import { addressOfRow } from './address-of-row.ts';
import { CaseCounts } from './case-counts.tsx';
import { CaseFilters } from './case-filters.tsx';
import { CaseGrid } from './case-grid.tsx';
import { KeysDialog } from './keys-dialog.tsx';
import { moveSelection } from './move-selection.ts';
import { printedRows } from './printed-rows.ts';
import type { CasesSettings } from './read-settings.ts';
import { SortChoice } from './sort-choice.tsx';
import { useCaseRows } from './use-case-rows.ts';
import { useListKeys } from './use-list-keys.ts';
import { useMatrix } from './use-matrix.ts';
import { usePlace } from './use-place.ts';
import { useSettings } from './use-settings.ts';
import './cases.css';

/** Every case by every agent: filtered, sorted, and walked through with keys. */
export function CasesView({ data, route }: ViewProps) {
  const scroller = useRef<HTMLTableElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const dialog = useRef<HTMLDialogElement>(null);
  const { settings, change, keepSoon, keep } = useSettings(route, scroller);
  const { list, rows, agents, selected } = useCaseRows(data, settings);
  const { layout, drawn, look } = useMatrix(scroller, { list, rows, agents });

  const place = usePlace(scroller, route, { selected, rowHeight: layout.rowHeight, look });
  const narrow = (changes: Partial<CasesSettings>): void => {
    change(changes);
    place.scrollTo(0);
  };
  const select = (id: string): void => change({ case: id });

  const open = (): boolean => {
    const row = rows[selected];
    if (!row) return false;
    keep();
    location.hash = addressOfRow(row);
    return true;
  };
  const leave = (): boolean => {
    if (document.activeElement === field.current && settings.q !== '') narrow({ q: '' });
    else if (document.activeElement?.matches('input, select')) scroller.current?.focus();
    else if (settings.case !== '') select('');
    else return false;
    return true;
  };
  const move = (action: ListAction): boolean => {
    const index = moveSelection(action, selected, { count: rows.length, page: place.page() });
    if (index === null) return false;
    select(rows[index]?.id ?? '');
    place.show(index);
    scroller.current?.focus({ preventScroll: true });
    return true;
  };
  useListKeys((action) => {
    if (action === 'open') return open();
    if (action === 'leave') return leave();
    if (action === 'help') dialog.current?.showModal();
    else if (action === 'filter') field.current?.select();
    else return move(action);
    return true;
  });

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: what keys do to links and buttons is a click as well.
    // biome-ignore lint/a11y/noStaticElementInteractions: this only writes down where the reader is before a link is followed.
    <div class="cases" onClick={keep}>
      <div class="cases-top">
        <h2>Cases</h2>
        <CaseCounts {...{ list, rows, settings }} />
        <button type="button" class="cases-help" onClick={() => dialog.current?.showModal()}>
          Keys <kbd>?</kbd>
        </button>
      </div>
      <CaseFilters {...{ list, settings, field }} onChange={narrow}>
        {layout.isNarrow && (
          <SortChoice
            agents={agents}
            figures={layout.figures}
            sort={settings.sort}
            onSort={(sort) => narrow({ sort })}
          />
        )}
      </CaseFilters>
      {rows.length === 0 && (
        <p class="cases-no-match">
          {list.rows.length === 0 ? 'This run has no cases.' : 'No case matches these filters.'}
        </p>
      )}
      <CaseGrid
        {...{ scroller, rows, drawn, agents, layout, selected }}
        sort={settings.sort}
        onSort={(sort) => narrow({ sort })}
        onSelect={select}
        onScroll={() => {
          look();
          keepSoon();
        }}
      />
      {printedRows(rows.length) < rows.length && (
        <p class="cases-on-paper">
          The first {printedRows(rows.length)} of {formatCount(rows.length)} cases; with filters, others can
          be printed.
        </p>
      )}
      <KeysDialog dialog={dialog} />
    </div>
  );
}
