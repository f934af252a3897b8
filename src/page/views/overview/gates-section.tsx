import { formatCount } from '../../../model/format-count.ts';
import type { GateFigures } from '../../../model/report.ts';
import { visibleText } from '../../../model/visible-text.ts';
import { formatValue } from '../../../report/show/format-value.ts';
import { Estimate } from '../../parts/estimate.tsx';
import { TableFrame } from '../../parts/table-frame.tsx';
import { ApproverTable } from './approver-table.tsx';

const counts = [
  'requests',
  'approved',
  'modified',
  'rejected',
  'terminated',
  'undecided',
  'automatic',
  'escalated',
  'refused',
] as const satisfies readonly (keyof GateFigures)[];

/** What people decided at gates, and how long they took; nothing where no gate was reached. */
export function GatesSection({ gates }: { readonly gates: readonly GateFigures[] }) {
  if (gates.length === 0) return null;
  return (
    <section>
      <h2>Gates</h2>
      <TableFrame label="Gates">
        <table class="data-table">
          <thead>
            <tr>
              <th>gate</th>
              <th>agent</th>
              {counts.map((name) => (
                <th key={name} class="number">
                  {name}
                </th>
              ))}
              <th class="number">approval rate</th>
              <th>wait P50</th>
              <th>wait P95</th>
            </tr>
          </thead>
          <tbody>
            {gates.map((gate) => (
              <Row key={`${gate.gate}/${gate.agent}`} gate={gate} />
            ))}
          </tbody>
        </table>
      </TableFrame>
      <ApproverTable gates={gates} />
    </section>
  );
}

function Row({ gate }: { readonly gate: GateFigures }) {
  return (
    <tr>
      <th scope="row" class="overview-name">
        {visibleText(gate.gate)}
      </th>
      <td class="overview-name">{visibleText(gate.agent)}</td>
      {counts.map((name) => (
        <td key={name} class="number">
          {formatCount(gate[name])}
        </td>
      ))}
      <td class="number">{gate.approvalRate === null ? '–' : formatValue(gate.approvalRate, 'ratio')}</td>
      <td>
        <Estimate of={gate.waitP50} unit="duration" />
      </td>
      <td>
        <Estimate of={gate.waitP95} unit="duration" />
      </td>
    </tr>
  );
}
