import type { Report } from '../../../model/report.ts';
import { visibleText } from '../../../model/visible-text.ts';
import type { PageData } from '../../../report/html/page-data.ts';
import { formatEstimate } from '../../../report/show/format-value.ts';
import { plural } from '../../../report/show/plural.ts';
import { Estimate } from '../../parts/estimate.tsx';
import { IntervalBar } from '../../parts/interval-bar.tsx';
import { TableFrame } from '../../parts/table-frame.tsx';
import { addressOf } from '../../route.ts';
import { TrialCounts } from './trial-counts.tsx';

type Group = Report['groups'][number];

/** The figures by suite and by tag, folded: one suite alone says what the leaderboard says. */
export function GroupsSection({ report: { groups } }: Pick<PageData, 'report'>) {
  return (
    <>
      <Groups by="suite" groups={groups.filter(({ by }) => by === 'suite')} />
      <Groups by="tag" groups={groups.filter(({ by }) => by === 'tag')} />
    </>
  );
}

function Groups({ by, groups }: { readonly by: Group['by']; readonly groups: readonly Group[] }) {
  const names = new Set(groups.map(({ name }) => name));
  if (names.size === 0 || (by === 'suite' && names.size === 1)) return null;
  return (
    <section>
      <details open={by === 'suite' && groups.length <= 20}>
        <summary>
          <h2>By {by}</h2> <small>{plural(names.size, by)}</small>
        </summary>
        <TableFrame label={`By ${by}`}>
          <table class="data-table overview-groups">
            <thead>
              <tr>
                <th>{by}</th>
                <th>agent</th>
                <th>pass rate</th>
                <th>
                  <span class="visually-hidden">on a scale</span>
                </th>
                <th class="number">trials</th>
                <th>P50</th>
                <th>P95</th>
              </tr>
            </thead>
            <tbody>
              {groups.map((group, index) => (
                <Row
                  key={`${group.name}/${group.agent}`}
                  group={group}
                  isFirst={groups[index - 1]?.name !== group.name}
                />
              ))}
            </tbody>
          </table>
        </TableFrame>
      </details>
    </section>
  );
}

function Row({ group, isFirst }: { readonly group: Group; readonly isFirst: boolean }) {
  const { by, name, agent, figures } = group;
  const { passRate, latency } = figures;
  const label = visibleText(`pass rate of ${agent} in ${by} ${name}`);
  return (
    <tr class={isFirst ? 'overview-first' : 'overview-again'}>
      <th scope="row" class="overview-name">
        <a href={addressOf('cases', { query: { [by]: name } })}>{visibleText(name)}</a>
      </th>
      <td class="overview-name">
        <a href={addressOf('cases', { query: { [by]: name, agent } })}>{visibleText(agent)}</a>
      </td>
      <td>
        <Estimate of={passRate} unit="ratio" />
      </td>
      <td class="overview-bar">
        {passRate && (
          <IntervalBar estimate={passRate} label={`${label}: ${formatEstimate(passRate, 'ratio')}`} />
        )}
      </td>
      <td class="number">
        <TrialCounts figures={figures} />
      </td>
      <td>
        <Estimate of={latency.p50} unit="duration" />
      </td>
      <td>
        <Estimate of={latency.p95} unit="duration" />
      </td>
    </tr>
  );
}
