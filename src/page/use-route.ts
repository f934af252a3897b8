import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import { type Route, readRoute } from './route.ts';

/**
 * The route that the address names. A view that is opened begins at its top; one that is returned to, where it was left.
 */
export function useRoute(): Route {
  const [route, setRoute] = useState(() => readRoute(location.hash));
  const path = pathOf(route);
  useEffect(() => {
    // The browser would put a view where it was before its content is there.
    history.scrollRestoration = 'manual';
    let shown = pathOf(readRoute(location.hash));
    const follow = (): void => {
      positions.set(shown, scrollY);
      const next = readRoute(location.hash);
      shown = pathOf(next);
      setRoute(next);
    };
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  useLayoutEffect(() => {
    const isReturn = isVisited(history.state);
    if (!isReturn) history.replaceState({ ...history.state, visited: true }, '');
    scrollTo(0, isReturn ? (positions.get(path) ?? 0) : 0);
  }, [path]);
  return route;
}

const positions = new Map<string, number>();

function pathOf(route: Route): string {
  return `${route.view}/${route.case ?? ''}`;
}

function isVisited(state: unknown): boolean {
  return typeof state === 'object' && state !== null && 'visited' in state;
}
