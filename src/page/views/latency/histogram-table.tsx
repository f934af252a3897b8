import { formatCount } from '../../../model/format-count.ts';
import { visibleText } from '../../../model/visible-text.ts';
import { formatApart } from '../../../report/show/format-apart.ts';
import { TableFrame } from '../../parts/table-frame.tsx';
import type { LatencySample } from './latency-samples.ts';
import type { TimeScale } from './time-scale.ts';

interface HistogramTableProps {
  readonly samples: readonly LatencySample[];
  /** An agent and bin. */
  readonly counts: readonly (readonly number[])[];
  readonly scale: TimeScale;
}

/** What the histograms show, in numbers; bins in which nobody has a trial are left out. */
export function HistogramTable({ samples, counts, scale: { edgesMs, hung } }: HistogramTableProps) {
  const bins = edgesMs.slice(1).map((_, bin) => bin);
  const filled = bins.filter((bin) => counts.some((column) => (column[bin] ?? 0) > 0));
  return (
    <details class="latency-details">
      <summary>As a table</summary>
      <TableFrame label="Trials by time">
        <table class="data-table">
          <thead>
            <tr>
              <th scope="col">Time</th>
              {samples.map(({ agent }) => (
                <th key={agent} scope="col" class="number">
                  {visibleText(agent)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {filled.map((bin) => (
              <CountRow
                key={bin}
                name={nameOf(edgesMs, bin)}
                counts={counts.map((column) => column[bin] ?? 0)}
              />
            ))}
            {hung && <CountRow name="timed out" counts={samples.map(({ timedOut }) => timedOut)} />}
          </tbody>
        </table>
      </TableFrame>
    </details>
  );
}

function CountRow({ name, counts }: { readonly name: string; readonly counts: readonly number[] }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      {counts.map((count, column) => (
        <td key={column} class="number">
          {formatCount(count)}
        </td>
      ))}
    </tr>
  );
}

/** The bounds of a bin, told apart from each other. */
function nameOf(edgesMs: readonly number[], bin: number): string {
  const [from, to] = [edgesMs[bin] ?? 0, edgesMs[bin + 1] ?? 0];
  return `${formatApart(from, to, 'duration')} – ${formatApart(to, from, 'duration')}`;
}
