import { addressOf, readRoute } from '../../../route.ts';

/** The address that the page has, with this span of the trial selected. */
export function addressOfSpan(hash: string, id: number): string {
  const { view, case: key, query } = readRoute(hash);
  query.set('span', String(id));
  return addressOf(view, { query, ...(key === null ? {} : { case: key }) });
}
