import type { Estimate as Measured, Report } from '../../../model/report.ts';
import { visibleText } from '../../../model/visible-text.ts';
import { formatValue } from '../../../report/show/format-value.ts';
import { Estimate } from '../../parts/estimate.tsx';
import { TableFrame } from '../../parts/table-frame.tsx';

/** pass@k and pass^k of each agent; nothing where cases were tried once. */
export function RepeatsSection({ leaderboard }: Pick<Report, 'leaderboard'>) {
  const rows = leaderboard.flatMap(({ agent, figures }) =>
    (figures.repeats ?? []).map((repeat) => ({ agent, ...repeat })),
  );
  if (rows.length === 0) return null;
  return (
    <section>
      <h2>Repeated tries</h2>
      <TableFrame label="Repeated tries">
        <table class="data-table">
          <thead>
            <tr>
              <th>agent</th>
              <th class="number">tries</th>
              <th>pass@k: one of them passes</th>
              <th>pass^k: all of them pass</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ agent, k, passAt, passAtLowest, passHat, passHatLowest }) => (
              <tr key={`${agent}/${k}`}>
                <th scope="row" class="overview-name">
                  {visibleText(agent)}
                </th>
                <td class="number">{k}</td>
                <td>
                  <WithLowest estimate={passAt} lowest={passAtLowest} />
                </td>
                <td>
                  <WithLowest estimate={passHat} lowest={passHatLowest} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableFrame>
    </section>
  );
}

function WithLowest({
  estimate,
  lowest,
}: {
  readonly estimate: Measured | null;
  readonly lowest: number | null;
}) {
  return (
    <>
      <Estimate of={estimate} unit="ratio" />
      {lowest !== null && <small>· worst case {formatValue(lowest, 'ratio')}</small>}
    </>
  );
}
