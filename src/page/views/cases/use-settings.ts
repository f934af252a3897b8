import type { RefObject } from 'preact';
import { useCallback, useEffect, useReducer, useRef } from 'preact/hooks';
import { addressOf, type Route, readRoute } from '../../route.ts';
import { type CasesSettings, readSettings } from './read-settings.ts';

/** Browsers refuse an address that changes with every key; this long after the last change it is written. */
const restMs = 150;

export interface HeldSettings {
  readonly settings: CasesSettings;
  change(changes: Partial<CasesSettings>): void;
  /** Writes the address a little later. */
  keepSoon(): void;
  /** Writes the address now, as before it is left. */
  keep(): void;
}

/**
 * What the reader set. It is kept in the address, without a step in the history for each change, and with that step how
 * far the list was scrolled.
 *
 * @param scroller - the list
 */
export function useSettings(route: Route, scroller: RefObject<HTMLElement | null>): HeldSettings {
  const held = useRef({ route, settings: readSettings(route.query) });
  if (held.current.route !== route) held.current = { route, settings: readSettings(route.query) };
  const [, draw] = useReducer((count: number) => count + 1, 0);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const keep = useCallback(() => {
    clearTimeout(timer.current);
    writeAddress(held.current.settings, scroller.current?.scrollTop ?? 0);
  }, [scroller]);
  const keepSoon = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = setTimeout(keep, restMs);
  }, [keep]);
  const change = useCallback(
    (changes: Partial<CasesSettings>) => {
      held.current = { ...held.current, settings: { ...held.current.settings, ...changes } };
      draw(null);
      keepSoon();
    },
    [keepSoon],
  );
  useEffect(() => () => clearTimeout(timer.current), []);
  return { settings: held.current.settings, change, keepSoon, keep };
}

/** Where the reader has gone on already, the address is not this view's to write. */
function writeAddress(settings: CasesSettings, top: number): void {
  if (readRoute(location.hash).view !== 'cases') return;
  history.replaceState({ ...history.state, casesTop: top }, '', addressOf('cases', { query: settings }));
}
