import type { Estimate as Measured } from '../../model/report.ts';
import { formatEstimate, formatInterval, type ShownUnit } from '../../report/show/format-value.ts';
import './estimate.css';

/** A measured value with its interval and what must be known before trusting it; `–` where nothing was measured. */
export function Estimate({ of, unit }: { readonly of: Measured | null; readonly unit: ShownUnit }) {
  if (of === null) return <NotMeasured />;
  const interval = formatInterval(of, unit).trim();
  const value = formatEstimate({ ...of, lower: null, upper: null }, unit);
  return (
    <span class="estimate">
      <span class="estimate-value">{value}</span>{' '}
      {interval !== '' && <span class="estimate-interval">{interval}</span>}{' '}
      {of.note !== undefined && <span class="estimate-note">{of.note}</span>}
    </span>
  );
}

function NotMeasured() {
  return (
    <span class="estimate-note">
      <span aria-hidden="true">–</span>
      <span class="visually-hidden">not measured</span>
    </span>
  );
}
