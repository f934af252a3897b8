/** What the page shows, as the part of its address after `#` says. */
export interface Route {
  readonly view: 'overview' | 'cases' | 'case' | 'latency';
  /** Key of the case, for the view `case`. */
  readonly case: string | null;
  /** Filters, sorting and what else a link should keep. */
  readonly query: URLSearchParams;
}

/** `#/`, `#/cases?q=refund&status=failed`, `#/case/suite%2Fname?trial=bot%231`, `#/latency`. */
export function readRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?', 2);
  const [name = '', key = ''] = path.split('/', 2);
  const view = name === 'cases' || name === 'case' || name === 'latency' ? name : 'overview';
  return { view, case: view === 'case' ? decoded(key) : null, query: new URLSearchParams(query) };
}

/** An address that somebody cut short may end in half a character. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** The address of a view; settings that are empty are left out. */
export function addressOf(
  view: Route['view'],
  parts: { readonly case?: string; readonly query?: Readonly<Record<string, string>> | URLSearchParams } = {},
): string {
  const query = new URLSearchParams(parts.query);
  for (const [name, value] of [...query]) if (value === '') query.delete(name);
  const path =
    view === 'overview' ? '' : parts.case === undefined ? view : `${view}/${encodeURIComponent(parts.case)}`;
  return `#/${path}${query.size > 0 ? `?${query}` : ''}`;
}
