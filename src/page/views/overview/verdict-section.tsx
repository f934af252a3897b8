import type { Status } from '../../../model/event.ts';
import { formatCount } from '../../../model/format-count.ts';
import { visibleText } from '../../../model/visible-text.ts';
import type { PageData } from '../../../report/html/page-data.ts';
import { plural } from '../../../report/show/plural.ts';
import { StatusMark } from '../../parts/status-mark.tsx';
import { addressOf } from '../../route.ts';
import { readVerdict } from './read-verdict.ts';

/** Why the run came to its verdict, how its trials ended, and what was warned of. */
export function VerdictSection({ data }: { readonly data: PageData }) {
  const { reasons, tone } = readVerdict(data);
  return (
    <section class="overview-verdict">
      <h2 class="visually-hidden">Verdict</h2>
      <ul class={`overview-reasons overview-${tone}`}>
        {reasons.map((reason) => (
          <li key={reason}>{visibleText(reason)}</li>
        ))}
      </ul>
      <Tally report={data.report} />
      <Warnings warnings={data.report.warnings} />
    </section>
  );
}

const statuses: readonly Status[] = ['passed', 'failed', 'errored', 'invalid', 'skipped'];

function Tally({ report: { leaderboard } }: Pick<PageData, 'report'>) {
  const counts = statuses
    .map((status) => ({
      status,
      count: leaderboard.reduce((sum, { figures }) => sum + figures[status], 0),
    }))
    .filter(({ count }) => count > 0);
  return (
    <p class="overview-tally">
      {counts.map(({ status, count }) => (
        <a key={status} href={addressOf('cases', { query: { status } })}>
          <StatusMark status={status} label="" />{' '}
          <span class="overview-tally-text">
            {formatCount(count)} {status}
          </span>
        </a>
      ))}
    </p>
  );
}

function Warnings({ warnings }: Pick<PageData['report'], 'warnings'>) {
  if (warnings.length === 0) return null;
  return (
    <details class="overview-warnings" open={warnings.length <= 5}>
      <summary>{plural(warnings.length, 'warning')}</summary>
      <ul>
        {warnings.map(({ message, trials, first }) => (
          <li key={message}>
            {visibleText(message)}
            {trials > 0 && (
              <>
                {' '}
                ({plural(trials, 'trial')}, first in{' '}
                <a href={addressOf('case', { case: first })}>{visibleText(first)}</a>)
              </>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
