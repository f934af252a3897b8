import { addressOf, type Route } from '../../route.ts';

/** The address of the case that is shown, with some settings changed; one that is empty is left out. */
export function addressWith(route: Route, settings: Readonly<Record<string, string>>): string {
  const query = { ...Object.fromEntries(route.query), ...settings };
  return addressOf('case', { case: route.case ?? '', query });
}
