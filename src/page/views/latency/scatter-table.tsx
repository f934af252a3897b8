import type { MetricUnit } from '../../../model/threshold.ts';
import { visibleText } from '../../../model/visible-text.ts';
import { Estimate } from '../../parts/estimate.tsx';
import { TableFrame } from '../../parts/table-frame.tsx';
import type { Scatter } from './scatter-points.ts';
import { SeriesSwatch } from './series-swatch.tsx';
import type { Standing } from './standings.ts';

interface ScatterTableProps {
  readonly scatter: Scatter;
  /** null: the points are no alternatives. */
  readonly standing: ReadonlyMap<string, Standing> | null;
  readonly axis: string;
  readonly unit: MetricUnit;
}

/** The points of a scatter in numbers. */
export function ScatterTable({ scatter: { of, points }, standing, axis, unit }: ScatterTableProps) {
  return (
    <TableFrame label={`Pass rate and ${axis}`}>
      <table class="data-table">
        <thead>
          <tr>
            <th scope="col">{of === 'agent' ? 'Agent' : 'Suite'}</th>
            <th scope="col" class="number">
              Pass rate
            </th>
            <th scope="col" class="number">
              {axis.charAt(0).toUpperCase() + axis.slice(1)}
            </th>
            {standing && <th scope="col">Front</th>}
          </tr>
        </thead>
        <tbody>
          {points.map(({ name, place, quality, price }) => (
            <tr key={name}>
              <th scope="row">
                <SeriesSwatch place={place} /> {visibleText(name)}
              </th>
              <td class="number">
                <Estimate of={quality} unit="ratio" />
              </td>
              <td class="number">
                <Estimate of={price} unit={unit} />
              </td>
              {standing && <td>{standing.get(name)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}
