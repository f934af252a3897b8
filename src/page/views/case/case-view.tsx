import type { ViewProps } from '../../view-props.ts';

export function CaseView({ data }: ViewProps) {
  return <h1>Case of {data.report.run.run}</h1>;
}
