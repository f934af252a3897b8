import { formatCount } from '../../../model/format-count.ts';
import type { GateFigures } from '../../../model/report.ts';
import { visibleText } from '../../../model/visible-text.ts';
import { plural } from '../../../report/show/plural.ts';
import { Estimate } from '../../parts/estimate.tsx';
import { TableFrame } from '../../parts/table-frame.tsx';

/** Who decided at gates, folded; nothing where only time-outs did. */
export function ApproverTable({ gates }: { readonly gates: readonly GateFigures[] }) {
  const rows = gates.flatMap(({ gate, agent, byApprover }) =>
    byApprover.map((approver) => ({ gate, agent, ...approver })),
  );
  if (rows.length === 0) return null;
  return (
    <details>
      <summary>{plural(new Set(rows.map(({ by }) => by)).size, 'approver')}</summary>
      <TableFrame label="Approvers">
        <table class="data-table">
          <thead>
            <tr>
              <th>approver</th>
              <th>gate</th>
              <th>agent</th>
              <th class="number">decisions</th>
              <th>response P50</th>
              <th>response P95</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ by, gate, agent, decisions, responseP50, responseP95 }) => (
              <tr key={`${by}/${gate}/${agent}`}>
                <th scope="row" class="overview-name">
                  {visibleText(by)}
                </th>
                <td class="overview-name">{visibleText(gate)}</td>
                <td class="overview-name">{visibleText(agent)}</td>
                <td class="number">{formatCount(decisions)}</td>
                <td>
                  <Estimate of={responseP50} unit="duration" />
                </td>
                <td>
                  <Estimate of={responseP95} unit="duration" />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableFrame>
    </details>
  );
}
