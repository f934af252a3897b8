import { formatCount } from '../model/format-count.ts';
import type { Report } from '../model/report.ts';
import { visibleText } from '../model/visible-text.ts';
import type { PageData } from '../report/html/page-data.ts';
import { describeTrials } from '../report/terminal/summarize-verdict.ts';
import { RunPicker } from './parts/run-picker.tsx';
import { Time } from './parts/time.tsx';
import { verdictOf } from './parts/verdict-of.ts';
import { viewTitles } from './parts/view-titles.ts';
import { addressOf } from './route.ts';
import type { ViewProps } from './view-props.ts';
import './head.css';

/** Which run this is, what it came to, and the views that there are of it. */
export function Head({ data, source, route }: ViewProps) {
  const { run } = data.report;
  return (
    <header class="head">
      <div class="head-run">
        <span class="head-product">agent-eval</span>
        <h1>{visibleText(run.run)}</h1>
        <RunPicker data={data} source={source} />
        <Verdict data={data} />
        <span class="head-fact">{describeTrials(data.report)}</span>
        <span class="head-fact">
          <Time at={run.at} />
        </span>
        <Origin environment={run.environment} />
      </div>
      <Views data={data} route={route} />
    </header>
  );
}

function Verdict({ data }: { readonly data: PageData }) {
  const { sign, word, tone } = verdictOf(data);
  return (
    <strong class={`head-verdict head-${tone}`} role="status">
      <span aria-hidden="true">{sign}</span> {word}
    </strong>
  );
}

function Origin({ environment: { branch, commit, dirty } }: Pick<Report['run'], 'environment'>) {
  if (branch === undefined && commit === undefined) return null;
  return (
    <span class="head-fact">
      {branch !== undefined && visibleText(branch)}
      {commit !== undefined && (
        <>
          {branch !== undefined && ' @ '}
          <code title={visibleText(commit)}>{visibleText(commit.slice(0, 7))}</code>
        </>
      )}
      {dirty && ' with changes'}
    </span>
  );
}

function Views({ data, route }: Pick<ViewProps, 'data' | 'route'>) {
  const cases = new Set(data.cells.map((cell) => cell.case)).size;
  const measured = data.report.leaderboard.reduce((sum, { figures }) => sum + figures.latency.measured, 0);
  return (
    <nav class="head-views" aria-label="Views">
      <ViewLink view="overview" route={route} />
      <ViewLink view="cases" route={route} count={cases} />
      <ViewLink view="latency" route={route} count={measured} />
    </nav>
  );
}

interface ViewLinkProps extends Pick<ViewProps, 'route'> {
  readonly view: keyof typeof viewTitles;
  readonly count?: number;
}

/** A case belongs to the view of all cases. */
function ViewLink({ view, route, count }: ViewLinkProps) {
  const isShown = view === route.view;
  const isAbove = view === 'cases' && route.view === 'case';
  return (
    <a href={addressOf(view)} aria-current={isShown ? 'page' : isAbove ? 'true' : undefined}>
      {viewTitles[view]}
      {count !== undefined && <span class="head-count"> {formatCount(count)}</span>}
    </a>
  );
}
