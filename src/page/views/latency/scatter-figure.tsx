import { useMemo } from 'preact/hooks';
import { visibleText } from '../../../model/visible-text.ts';
import type { PageData } from '../../../report/html/page-data.ts';
import { formatEstimate } from '../../../report/show/format-value.ts';
import type { AxisKind } from './bin-edges.ts';
import { Chart } from './chart.tsx';
import { FrontWords } from './front-words.tsx';
import { paretoFronts } from './pareto-fronts.ts';
import { scatterOptions } from './scatter-options.ts';
import { type Price, type Scatter, scatterPoints } from './scatter-points.ts';
import { ScatterTable } from './scatter-table.tsx';
import { standings } from './standings.ts';

const words = {
  cost: { title: 'Quality against cost', axis: 'mean cost of a trial', unit: 'usd', less: 'costs no more' },
  latency: {
    title: 'Quality against latency',
    axis: 'median latency',
    unit: 'duration',
    less: 'is no slower',
  },
} as const;

interface ScatterFigureProps {
  readonly data: PageData;
  readonly price: Price;
  readonly kind: AxisKind | null;
}

/** Pass rate against cost or latency, and in words who is worth a choice. */
export function ScatterFigure({ data, price, kind }: ScatterFigureProps) {
  const { title, axis, unit, less } = words[price];
  const { scatter, fronts, standing, options } = useMemo(() => {
    const found = scatterPoints(data, price);
    const each = paretoFronts(found, data.cells);
    const stand = standings(each);
    const made = found.points.length > 0 ? scatterOptions(found, unit, kind, stand) : null;
    return { scatter: found, fronts: each, standing: stand, options: made };
  }, [data, price, unit, kind]);
  return (
    <section>
      <h2>{title}</h2>
      {options && (
        <figure class="latency-figure">
          <figcaption class="latency-faint">
            Pass rate (upwards) against {axis}, a point {scatter.of === 'agent' ? 'an agent' : 'a suite'}.
          </figcaption>
          <Chart label={`${title}: ${labelOf(scatter, unit)}`} options={options} data={noData} />
        </figure>
      )}
      <FrontWords fronts={fronts} less={less} />
      {(options === null || scatter.missing.length > 0) && <p>{missingText(scatter, price)}</p>}
      {options && (
        <ScatterTable
          scatter={scatter}
          standing={scatter.of === 'agent' ? standing : null}
          axis={axis}
          unit={unit}
        />
      )}
    </section>
  );
}

const noData: [number[]] = [[]];

function labelOf({ points }: Scatter, unit: 'usd' | 'duration'): string {
  return points
    .map(
      ({ name, quality, price }) =>
        `${name} ${formatEstimate(quality, 'ratio')} at ${formatEstimate(price, unit)}`,
    )
    .join('; ');
}

function missingText({ points, missing }: Scatter, price: Price): string {
  const what = price === 'cost' ? 'The cost' : 'The latency';
  const why = price === 'cost' ? ': it is known only where every trial of an agent says what it cost' : '';
  if (points.length === 0) return `${what} was not measured${why}.`;
  return `Not in the chart, because ${what.toLowerCase()} or the pass rate was not measured: ${missing.map(visibleText).join(', ')}.`;
}
