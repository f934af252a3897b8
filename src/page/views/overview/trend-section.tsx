import { useMemo } from 'preact/hooks';
import { visibleText } from '../../../model/visible-text.ts';
import { TableFrame } from '../../parts/table-frame.tsx';
import type { ViewProps } from '../../view-props.ts';
import { RunList } from './run-list.tsx';
import { TrendChart } from './trend-chart.tsx';
import { type AgentTrend, trendOf } from './trend-of.ts';

/** How each agent developed over the runs of the project, and the runs; nothing where this is the first. */
export function TrendSection({ data, source }: Pick<ViewProps, 'data' | 'source'>) {
  const trends = useMemo(() => trendOf(data), [data]);
  if (data.history.length < 2) return null;
  return (
    <section>
      <h2>Over the runs</h2>
      {trends.length > 0 && (
        <TableFrame label="Trends">
          <table class="data-table overview-trends">
            <thead>
              <tr>
                <th>agent</th>
                <th>pass rate</th>
                <th>P95</th>
              </tr>
            </thead>
            <tbody>
              {trends.map(({ agent, passRate, latencyP95Ms }) => (
                <tr key={agent}>
                  <th scope="row" class="overview-name">
                    {visibleText(agent)}
                  </th>
                  <td>
                    <TrendChart title="pass rate" unit="ratio" points={passRate} source={source} />
                  </td>
                  <td>
                    <TrendChart title="P95" unit="duration" points={latencyP95Ms} source={source} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableFrame>
      )}
      {trends.some(hasOtherCases) && (
        <p class="overview-notes">Not all runs tried as many cases: that alone can move a figure.</p>
      )}
      <RunList data={data} source={source} />
    </section>
  );
}

function hasOtherCases({ passRate }: AgentTrend): boolean {
  return passRate.some(({ cases }) => cases !== passRate[0]?.cases);
}
