import { useEffect, useRef } from 'preact/hooks';
import { Head } from './head.tsx';
import { Message } from './message.tsx';
import { pageTitle } from './page-title.ts';
import type { DataSource } from './source/data-source.ts';
import { useData } from './use-data.ts';
import { useRoute } from './use-route.ts';
import { ViewOrProblem } from './view-or-problem.tsx';
import type { ViewProps } from './view-props.ts';
import { CaseView } from './views/case/case-view.tsx';
import { CasesView } from './views/cases/cases-view.tsx';
import { LatencyView } from './views/latency/latency-view.tsx';
import { OverviewView } from './views/overview/overview-view.tsx';

const views = { overview: OverviewView, cases: CasesView, case: CaseView, latency: LatencyView } as const;

/** The page: its head with the views to choose from, and the view that the address names. */
export function App({ source }: { readonly source: DataSource }) {
  const route = useRoute();
  const { data, problem } = useData(source);
  useEffect(() => {
    document.title = pageTitle(data, route);
  }, [data, route]);
  if (data === null && problem !== null)
    return <Message title="This report cannot be shown">{problem}</Message>;
  if (data === null) return <Message title="Loading…" />;
  return <Loaded data={data} source={source} route={route} problem={problem} />;
}

function Loaded({ problem, ...props }: ViewProps & { readonly problem: string | null }) {
  const main = useRef<HTMLElement>(null);
  const View = views[props.route.view];
  return (
    <>
      {/* biome-ignore lint/a11y/useValidAnchor: a link is what it is; its address alone would be taken for a route. */}
      <a
        class="skip-link"
        href="#main"
        onClick={(event) => {
          event.preventDefault();
          main.current?.focus();
        }}
      >
        Skip to the content
      </a>
      <Head {...props} />
      {problem !== null && (
        <p class="page-note" role="alert">
          What is shown could not be brought up to date: {problem}
        </p>
      )}
      <main id="main" ref={main} tabIndex={-1}>
        <ViewOrProblem key={`${props.route.view}/${props.route.case}`}>
          <View {...props} />
        </ViewOrProblem>
      </main>
    </>
  );
}
