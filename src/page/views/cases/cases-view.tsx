import { useLayoutEffect, useRef } from 'preact/hooks';
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
import { topToShow } from './top-to-show.ts';
import { useCaseRows } from './use-case-rows.ts';
import { useListKeys } from './use-list-keys.ts';
import { useMatrix } from './use-matrix.ts';
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

  const heightOfRows = (): number => {
    const { clientHeight = 0, firstElementChild = null } = scroller.current ?? {};
    const head = firstElementChild?.matches('.cases-head') ? firstElementChild.clientHeight : 0;
    return clientHeight - head;
  };
  const scrollTo = (top: number): void => {
    scroller.current?.scrollTo({ top });
    look();
  };
  const show = (index: number): void =>
    scrollTo(
      topToShow(index, { top: scroller.current?.scrollTop ?? 0, height: heightOfRows() }, layout.rowHeight),
    );
  // Where the reader was before, or what the link points at.
  useLayoutEffect(() => {
    const top: unknown = history.state?.casesTop;
    if (typeof top === 'number') scrollTo(top);
    else if (selected >= 0) show(selected);
    else scrollTo(0);
  }, [route]);

  const narrow = (changes: Partial<CasesSettings>): void => {
    change(changes);
    scrollTo(0);
  };
  const select = (id: string): void => change({ case: id });
  const leave = (): boolean => {
    if (document.activeElement === field.current && settings.q !== '') narrow({ q: '' });
    else if (document.activeElement?.matches('input, select')) scroller.current?.focus();
    else if (settings.case !== '') select('');
    else return false;
    return true;
  };
  useListKeys((action: ListAction): boolean => {
    if (action === 'leave') return leave();
    if (action === 'help') dialog.current?.showModal();
    if (action === 'filter') field.current?.select();
    if (action === 'open') {
      const row = rows[selected];
      if (!row) return false;
      keep();
      location.hash = addressOfRow(row);
    }
    const page = Math.floor(heightOfRows() / layout.rowHeight);
    const index = moveSelection(action, selected, { count: rows.length, page });
    if (index !== null) {
      select(rows[index]?.id ?? '');
      show(index);
      scroller.current?.focus({ preventScroll: true });
    }
    return true;
  });

  return (
    <div class="cases" onClickCapture={keep}>
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
