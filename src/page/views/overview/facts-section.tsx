import type { ComponentChildren } from 'preact';
import { formatDuration } from '../../../model/duration.ts';
import { formatCount } from '../../../model/format-count.ts';
import { visibleText } from '../../../model/visible-text.ts';
import type { PageData } from '../../../report/html/page-data.ts';
import { shellWord } from '../../../report/show/shell-word.ts';
import { TableFrame } from '../../parts/table-frame.tsx';
import { Time } from '../../parts/time.tsx';

/** How the run was made, so that it can be made again. */
export function FactsSection({ data }: { readonly data: PageData }) {
  const { run } = data.report;
  const { environment, bench, shard } = run;
  return (
    <section>
      <h2>How it was run</h2>
      <dl class="overview-facts">
        <Fact name="command">
          <code>{visibleText(['agent-eval', ...run.arguments.map(shellWord)].join(' '))}</code>
        </Fact>
        <Fact name="began">
          <Time at={run.at} />
        </Fact>
        {run.finishedAt !== null && (
          <Fact name="ended">
            <Time at={run.finishedAt} />
          </Fact>
        )}
        {run.durationMs !== null && <Fact name="took">{formatDuration(run.durationMs)}</Fact>}
        <Fact name="status">
          {run.status}
          {run.statusReason !== undefined && `: ${visibleText(run.statusReason)}`}
        </Fact>
        {data.resume !== null && (
          <Fact name="go on with">
            <code>{data.resume}</code>
          </Fact>
        )}
        <Fact name="trials planned">{formatCount(run.trials)}</Fact>
        {run.resumes > 0 && <Fact name="resumed">{timesOf(run.resumes)}</Fact>}
        {shard && <Fact name="shard">{`${shard.index} of ${shard.of}`}</Fact>}
        {bench && <Fact name="benchmark">{describeBench(bench)}</Fact>}
        <Fact name="seed">{String(run.seed)}</Fact>
        {data.baseline && <Fact name="baseline">{visibleText(data.baseline.baseline.run)}</Fact>}
        <Fact name="agent-eval">{visibleText(environment.package)}</Fact>
        <Fact name="Node">{visibleText(environment.node)}</Fact>
        <Fact name="machine">
          {visibleText(environment.platform)}, {environment.cpus} CPUs{environment.ci && ', CI'}
        </Fact>
        {environment.commit !== undefined && (
          <Fact name="commit">
            <code>{visibleText(environment.commit)}</code>
            {environment.dirty && ' with changes'}
          </Fact>
        )}
        {environment.branch !== undefined && <Fact name="branch">{visibleText(environment.branch)}</Fact>}
      </dl>
      <Agents agents={run.agents} />
    </section>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ComponentChildren }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

function timesOf(resumes: number): string {
  return resumes === 1 ? 'once' : `${resumes} times`;
}

function describeBench({ warmup, concurrency }: NonNullable<PageData['report']['run']['bench']>): string {
  const atOnce = concurrency === 1 ? 'one trial at a time' : `up to ${concurrency} trials at once`;
  return warmup === 0 ? atOnce : `${atOnce}, ${warmup} warm-up trials a case and agent before`;
}

function Agents({ agents }: Pick<PageData['report']['run'], 'agents'>) {
  return (
    <TableFrame label="Agents of the run">
      <table class="data-table">
        <thead>
          <tr>
            <th>agent</th>
            <th>version</th>
            <th>type</th>
            <th>digest</th>
          </tr>
        </thead>
        <tbody>
          {agents.map(({ name, version, type, digest }) => (
            <tr key={name}>
              <th scope="row" class="overview-name">
                {visibleText(name)}
              </th>
              <td>{visibleText(version ?? '–')}</td>
              <td>{visibleText(type)}</td>
              <td>
                <code>{visibleText(digest)}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}
