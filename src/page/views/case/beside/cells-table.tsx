import type { Baseline } from '../../../../model/report.ts';
import { Estimate } from '../../../parts/estimate.tsx';
import { StatusMark } from '../../../parts/status-mark.tsx';
import { TableFrame } from '../../../parts/table-frame.tsx';
import { caseTrials } from '../trials/case-trials.ts';
import { figuresOfCell } from './figures-of-cell.ts';

type MarkedCell = Pick<
  Baseline['cells'][number],
  'agent' | 'iterations' | 'status' | 'score' | 'latencyMs' | 'timedOut'
>;

/** Marks, score and latency of cells under each other. */
export function CellsTable({
  rows,
}: {
  readonly rows: readonly { readonly name: string; readonly cell: MarkedCell }[];
}) {
  return (
    <TableFrame label="This case in the baseline and in this run">
      <table class="data-table">
        <thead>
          <tr>
            <th scope="col">Run</th>
            <th scope="col">Trials</th>
            <th scope="col" class="number">
              Score (mean)
            </th>
            <th scope="col" class="number">
              Latency (median)
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, cell }) => (
            <Row key={name} name={name} cell={cell} />
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}

function Row({ name, cell }: { readonly name: string; readonly cell: MarkedCell }) {
  const { score, latency } = figuresOfCell(cell);
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        {caseTrials([cell]).map(({ iteration, status }) => (
          <StatusMark key={iteration} status={status} label={`iteration ${iteration}: ${status}`} />
        ))}
      </td>
      <td class="number">
        <Estimate of={score} unit="score" />
      </td>
      <td class="number">
        <Estimate of={latency} unit="duration" />
      </td>
    </tr>
  );
}
