import type { ViewProps } from '../../view-props.ts';

export function OverviewView({ data }: ViewProps) {
  return <h1>Overview of {data.report.run.run}</h1>;
}
