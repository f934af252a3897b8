import { addressOf, readRoute } from '../../route.ts';

/** What was set in the view of all cases when it was left. */
let left = new URLSearchParams();

// Listens from the start: this view is not there yet when the other one is left.
addEventListener('hashchange', ({ oldURL }) => {
  const { view, query } = readRoute(new URL(oldURL).hash);
  if (view === 'cases') left = query;
});

/** The way back to all cases, with the filters and the sorting that they were left with, and this case chosen. */
export function casesAddress(caseKey: string): string {
  return addressOf('cases', { query: { ...Object.fromEntries(left), case: caseKey } });
}
