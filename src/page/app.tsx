import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { PageData } from '../report/html/page-data.ts';
import { addressOf, type Route, readRoute } from './route.ts';
import type { DataSource } from './source/data-source.ts';
import { CaseView } from './views/case/case-view.tsx';
import { CasesView } from './views/cases/cases-view.tsx';
import { LatencyView } from './views/latency/latency-view.tsx';
import { OverviewView } from './views/overview/overview-view.tsx';

const views = { overview: OverviewView, cases: CasesView, case: CaseView, latency: LatencyView } as const;
const titles = { overview: 'Overview', cases: 'Cases', latency: 'Latency' } as const;

/** The page: its head with the views to choose from, and the view that the address names. */
export function App({ source }: { readonly source: DataSource }) {
  const route = useRoute();
  const { data, problem } = useData(source);
  if (problem !== null) return <Message>{problem}</Message>;
  if (data === null) return <Message>Loading…</Message>;
  const View = views[route.view];
  return (
    <>
      <header class="head">
        <strong>agent-eval</strong>
        <span class="run">{data.report.run.run}</span>
        <nav aria-label="Views">
          {Object.entries(titles).map(([view, title]) => (
            <a
              key={view}
              href={addressOf(view as keyof typeof titles)}
              aria-current={view === route.view ? 'page' : undefined}
            >
              {title}
            </a>
          ))}
        </nav>
      </header>
      <main>
        <View data={data} source={source} route={route} />
      </main>
    </>
  );
}

function Message({ children }: { readonly children: ComponentChildren }) {
  return <p class="message">{children}</p>;
}

function useRoute(): Route {
  const [route, setRoute] = useState(() => readRoute(location.hash));
  useEffect(() => {
    const follow = (): void => setRoute(readRoute(location.hash));
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  return route;
}

function useData(source: DataSource) {
  const [data, setData] = useState<PageData | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    const load = (): void => {
      source.load().then(setData, (error: unknown) => setProblem(String(error)));
    };
    load();
    return source.subscribe(load);
  }, [source]);
  return { data, problem };
}
