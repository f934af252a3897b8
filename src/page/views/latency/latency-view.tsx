import type { ViewProps } from '../../view-props.ts';

export function LatencyView({ data }: ViewProps) {
  return <h1>Latency of {data.report.run.run}</h1>;
}
