import type { ViewProps } from '../../view-props.ts';

export function CasesView({ data }: ViewProps) {
  return <h1>Cases of {data.report.run.run}</h1>;
}
