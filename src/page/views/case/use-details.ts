import { useEffect, useState } from 'preact/hooks';
import type { CaseDetails, PageData } from '../../../report/html/page-data.ts';
import { problemText } from '../../problem-text.ts';
import type { DataSource } from '../../source/data-source.ts';

/** The trials of a case, or why there are none to show. */
export type Details =
  | { readonly state: 'loading' }
  | { readonly state: 'missing' }
  | { readonly state: 'broken'; readonly problem: string }
  | { readonly state: 'loaded'; readonly details: CaseDetails };

/**
 * Loads the trials of a case; again when there is new data, during which the earlier ones stay.
 *
 * @param caseKey - null: nothing is loaded
 */
export function useDetails(source: DataSource, data: PageData, caseKey: string | null): Details {
  const [known, setKnown] = useState<{ readonly key: string; readonly details: Details } | null>(null);
  useEffect(() => {
    if (caseKey === null) return;
    let isWanted = true;
    const show = (details: Details): void => {
      if (isWanted) setKnown({ key: caseKey, details });
    };
    source.details(caseKey).then(
      (details) => show(details ? { state: 'loaded', details } : { state: 'missing' }),
      (error: unknown) => show({ state: 'broken', problem: problemText(error) }),
    );
    return () => {
      isWanted = false;
    };
  }, [source, caseKey, data]);
  return known && known.key === caseKey ? known.details : { state: 'loading' };
}
