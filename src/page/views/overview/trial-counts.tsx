import { formatCount } from '../../../model/format-count.ts';
import type { Figures } from '../../../model/report.ts';
import { plural } from '../../../report/show/plural.ts';

/** How many trials figures are of, and those that a reader should know of beside them. */
export function TrialCounts({ figures }: { readonly figures: Figures }) {
  const { trials, passed, cases, invalid, retried, skipped } = figures;
  const notes = [
    ...(invalid > 0 ? [`${formatCount(invalid)} invalid`] : []),
    ...(retried > 0 ? [`${formatCount(retried)} retried`] : []),
    ...(skipped > 0 ? [`${formatCount(skipped)} skipped`] : []),
  ];
  return (
    <>
      {formatCount(passed)}/{formatCount(trials)}
      <small class="overview-under">{plural(cases, 'case')}</small>
      {notes.length > 0 && <small class="overview-under">{notes.join(', ')}</small>}
    </>
  );
}
