import type { ThresholdResult } from '../../../model/report.ts';
import type { MetricUnit } from '../../../model/threshold.ts';
import { formatEstimate, formatValue } from '../../../report/show/format-value.ts';
import { IntervalBar } from '../../parts/interval-bar.tsx';
import { shareOfScale } from '../../parts/share-of-scale.ts';
import { type ThresholdScale as Scale, scaleOfThreshold } from './scale-of-threshold.ts';

/** The measured value with its interval against the limit; what meets the limit is shaded. */
export function ThresholdScale({ result }: { readonly result: ThresholdResult }) {
  const { measured, unit } = result;
  const scale = scaleOfThreshold(result);
  if (scale === null) return null;
  const { ends, limit, operator } = scale;
  const against = limit === null ? '' : `, limit ${operator} ${formatValue(limit, unit)}`;
  return (
    <div class="overview-scale">
      <IntervalBar estimate={measured} scale={ends} label={`${formatEstimate(measured, unit)}${against}`}>
        {limit !== null && <Limit at={shareOfScale(limit, ends) * 100} operator={operator} />}
      </IntervalBar>
      <Ends ends={ends} unit={unit} />
    </div>
  );
}

function Limit({ at, operator }: { readonly at: number; readonly operator: Scale['operator'] }) {
  const isFloor = operator === '>=' || operator === '>';
  const [from, to] = operator === '==' ? [at, at] : isFloor ? [at, 100] : [0, at];
  return (
    <>
      <rect class="overview-allowed" x={`${from}%`} width={`${to - from}%`} y="0" height="100%" />
      <line class="overview-limit" x1={`${at}%`} x2={`${at}%`} y1="0" y2="100%" />
    </>
  );
}

function Ends({ ends: [first, last], unit }: { readonly ends: Scale['ends']; readonly unit: MetricUnit }) {
  return (
    <div class="overview-ends" aria-hidden="true">
      <span>{first === 0 ? '0' : formatValue(first, unit)}</span>
      <span>{formatValue(last, unit)}</span>
    </div>
  );
}
