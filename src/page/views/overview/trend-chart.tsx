import type { ComponentChildren } from 'preact';
import type { MetricUnit } from '../../../model/threshold.ts';
import { visibleText } from '../../../model/visible-text.ts';
import { formatValue } from '../../../report/show/format-value.ts';
import { plural } from '../../../report/show/plural.ts';
import type { DataSource } from '../../source/data-source.ts';
import { lineOfPoints, strokesOf } from './line-of-points.ts';
import { ratioScale } from './ratio-scale.ts';
import type { TrendPoint } from './trend-of.ts';

interface TrendChartProps {
  readonly title: string;
  readonly unit: MetricUnit;
  readonly points: readonly TrendPoint[];
  readonly source: DataSource;
}

const size = { width: 240, height: 44, margin: 6 };

/** A figure over the runs, oldest first, this run marked; in words beside it for those who do not see it. */
export function TrendChart({ title, unit, points, source }: TrendChartProps) {
  const values = points.map(({ value }) => value);
  const known = points.filter((point) => point.value !== null);
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined || known.length < 2) return <>–</>;
  const scale = scaleOf(values, unit);
  const places = lineOfPoints(values, scale, size);
  return (
    <div class="overview-trend">
      <svg viewBox={`0 0 ${size.width} ${size.height}`} aria-hidden="true">
        {strokesOf(places).map((stroke) => (
          <polyline key={stroke} points={stroke} />
        ))}
        {points.map((point, index) => {
          const place = places[index];
          if (!place) return null;
          return (
            <Linked key={point.run.run} address={point.isThis ? null : source.runAddress(point.run.run)}>
              <circle
                cx={place.x}
                cy={place.y}
                r={point.isThis ? 4.5 : 2.5}
                class={point.isThis ? 'overview-this' : ''}
              >
                <title>{describe(point, title, unit)}</title>
              </circle>
            </Linked>
          );
        })}
      </svg>
      <span class="overview-change">
        {show(first, unit)} <span aria-hidden="true">→</span>
        <span class="visually-hidden"> to </span> {show(last, unit)}
        <small class="overview-under">
          drawn from {scale[0] === 0 ? '0' : formatValue(scale[0], unit)} to {formatValue(scale[1], unit)}
        </small>
      </span>
    </div>
  );
}

function scaleOf(values: readonly (number | null)[], unit: MetricUnit): readonly [number, number] {
  const known = values.filter((value) => value !== null);
  if (unit === 'ratio') return ratioScale(known);
  const most = Math.max(...known);
  return [0, most > 0 ? most : 1];
}

/** The list of runs has the same links for keys. */
function Linked({
  address,
  children,
}: {
  readonly address: string | null;
  readonly children: ComponentChildren;
}) {
  if (address === null) return <>{children}</>;
  return (
    <a href={address} tabIndex={-1}>
      {children}
    </a>
  );
}

function describe(point: TrendPoint, title: string, unit: MetricUnit): string {
  const when = point.run.at === null ? '' : ` of ${point.run.at.slice(0, 16).replace('T', ' ')} UTC`;
  return `${visibleText(point.run.run)}${when}: ${title} ${show(point, unit)}, ${plural(point.cases, 'case')}${point.isThis ? ' (this run)' : ''}`;
}

function show({ value, isAtLeast }: TrendPoint, unit: MetricUnit): string {
  if (value === null) return '–';
  return `${isAtLeast && unit === 'duration' ? '≥ ' : ''}${formatValue(value, unit)}`;
}
