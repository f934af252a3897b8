import { formatDuration } from '../../../model/duration.ts';
import type { Status } from '../../../model/event.ts';
import { formatCount } from '../../../model/format-count.ts';
import type { PageCell } from '../../../report/html/page-data.ts';
import { StatusMark } from '../../parts/status-mark.tsx';
import { statusOfLetter } from '../../parts/status-of-letter.ts';
import { statusSigns } from '../../parts/status-signs.ts';
import { addressOf } from '../../route.ts';
import { passedOf } from './passed-of.ts';

/** The iterations of a cell, a mark each that leads to the trial; or how many passed, where there is no room for them. */
export function CaseMarks({
  cell,
  most,
  tabIndex,
}: {
  readonly cell: PageCell;
  /** More marks than these find no room. */
  readonly most: number;
  readonly tabIndex: number;
}) {
  if (cell.iterations.length > most) return <Counts cell={cell} tabIndex={tabIndex} />;
  return cell.iterations.map((iteration, index) => {
    const status = statusOfLetter(cell.status[index] ?? '') ?? 'invalid';
    const latencyMs = cell.latencyMs[index] ?? null;
    const time = latencyMs === null ? '' : `, ${formatDuration(latencyMs)}`;
    const label = `iteration ${iteration}: ${status}${time}`;
    // One element a mark: there are hundreds, and each costs time while the list is scrolled.
    return (
      <a
        key={iteration}
        class={`cases-mark status-mark status-${status}`}
        href={addressOfTrial(cell, iteration)}
        tabIndex={tabIndex}
        aria-label={label}
      >
        {statusSigns[status]}
      </a>
    );
  });
}

/** Leads to the first trial that did not pass. */
function Counts({ cell, tabIndex }: { readonly cell: PageCell; readonly tabIndex: number }) {
  const { passed, trials } = passedOf(cell.status);
  const first = cell.iterations[Math.max(0, cell.status.search(/[^p]/))] ?? 1;
  return (
    <a class="cases-counts" href={addressOfTrial(cell, first)} tabIndex={tabIndex}>
      <span>
        {formatCount(passed)}/{formatCount(trials)}
        <span class="visually-hidden"> passed</span>
      </span>
      {otherStatuses.map((status) => (
        <Count key={status} status={status} count={countOf(cell.status, status)} />
      ))}
    </a>
  );
}

function Count({ status, count }: { readonly status: Status; readonly count: number }) {
  if (count === 0) return null;
  return (
    <span>
      {' '}
      <StatusMark status={status} />
      {formatCount(count)}
    </span>
  );
}

const otherStatuses: readonly Status[] = ['failed', 'errored', 'invalid', 'skipped'];

function countOf(letters: string, status: Status): number {
  let count = 0;
  for (const letter of letters) if (statusOfLetter(letter) === status) count++;
  return count;
}

function addressOfTrial(cell: PageCell, iteration: number): string {
  return addressOf('case', { case: cell.case, query: { trial: `${cell.agent}#${iteration}` } });
}
