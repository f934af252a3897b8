import type { HistoryRun } from '../../../model/history-run.ts';
import { visibleText } from '../../../model/visible-text.ts';
import { plural } from '../../../report/show/plural.ts';
import { runOutcome } from '../../parts/run-outcome.ts';
import { TableFrame } from '../../parts/table-frame.tsx';
import { Time } from '../../parts/time.tsx';
import type { ViewProps } from '../../view-props.ts';

const mostRuns = 200;

/** The runs of the project, newest first, with what they came to. */
export function RunList({ data: { history, report }, source }: Pick<ViewProps, 'data' | 'source'>) {
  const shown = history.slice(0, mostRuns);
  return (
    <details>
      <summary>
        {plural(history.length, 'run')}
        {shown.length < history.length && `, the newest ${shown.length} shown`}
      </summary>
      <TableFrame label="Runs">
        <table class="data-table">
          <thead>
            <tr>
              <th>run</th>
              <th>began</th>
              <th>verdict</th>
              <th>branch</th>
              <th>commit</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((run) => (
              <Row
                key={run.run}
                run={run}
                isThis={run.run === report.run.run}
                address={source.runAddress(run.run)}
              />
            ))}
          </tbody>
        </table>
      </TableFrame>
    </details>
  );
}

interface RowProps {
  readonly run: HistoryRun;
  readonly isThis: boolean;
  readonly address: string | null;
}

function Row({ run, isThis, address }: RowProps) {
  const name = visibleText(run.run);
  return (
    <tr aria-current={isThis ? 'true' : undefined}>
      <th scope="row" class="overview-name">
        {address === null || isThis ? name : <a href={address}>{name}</a>}
        {isThis && <small> this run</small>}
      </th>
      <td>{run.at === null ? '–' : <Time at={run.at} />}</td>
      <td>{runOutcome(run)}</td>
      <td class="overview-name">{visibleText(run.branch ?? '–')}</td>
      <td>
        <code>{visibleText(run.commit?.slice(0, 7) ?? '–')}</code>
        {run.dirty && ' with changes'}
      </td>
    </tr>
  );
}
