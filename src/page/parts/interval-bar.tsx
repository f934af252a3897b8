import type { ComponentChildren } from 'preact';
import type { Estimate } from '../../model/report.ts';
import { shareOfScale } from './share-of-scale.ts';
import './interval-bar.css';

interface IntervalBarProps {
  readonly estimate: Estimate | null;
  /** What the bar says to those who do not see it, such as `pass rate of policy-bot: 97.5 % [87.1, 99.6]`. */
  readonly label: string;
  /** Values at the left and the right end; 0 and 1 unless said. */
  readonly scale?: readonly [number, number];
  /** More to draw, beneath value and interval: SVG with positions in percent of the width. */
  readonly children?: ComponentChildren;
}

/** A value as a mark and its interval as a band on a scale; a bound that nobody knows runs dashed to the end. */
export function IntervalBar({ estimate, label, scale = [0, 1], children }: IntervalBarProps) {
  return (
    <svg class="interval-bar" role="img" aria-label={label}>
      <line class="interval-bar-track" x1="0%" x2="100%" y1="50%" y2="50%" />
      {children}
      {estimate && <Interval estimate={estimate} scale={scale} />}
    </svg>
  );
}

function Interval({
  estimate: { value, lower, upper, atLeast },
  scale,
}: {
  readonly estimate: Estimate;
  readonly scale: readonly [number, number];
}) {
  const at = (position: number): number => shareOfScale(position, scale) * 100;
  const isBounded = lower !== null || upper !== null;
  const [from, to] = [at(lower ?? value), at(upper ?? value)];
  return (
    <>
      {isBounded && (
        <rect class="interval-bar-band" x={`${from}%`} width={`${to - from}%`} y="25%" height="50%" />
      )}
      {isBounded && lower === null && <Open from={0} to={at(value)} />}
      {upper === null && (isBounded || atLeast) && <Open from={at(value)} to={100} />}
      <circle class="interval-bar-value" cx={`${at(value)}%`} cy="50%" r="4" />
    </>
  );
}

function Open({ from, to }: { readonly from: number; readonly to: number }) {
  return <line class="interval-bar-open" x1={`${from}%`} x2={`${to}%`} y1="50%" y2="50%" />;
}
