import type { CaseDetails, PageData } from '../../report/html/page-data.ts';
import type { DataSource } from './data-source.ts';
import { followChanges } from './follow-changes.ts';

/**
 * The data of the run in the address, `/runs/<run>`, as `agent-eval view` serves it: `/api/runs/<run>` is `PageData`,
 * `…/case?name=` is `CaseDetails`, and `…/changes` tells (server-sent events) when there is more.
 */
export function servedSource({ pathname }: Location): DataSource {
  const api = `/api${pathname}`;
  return {
    kind: 'served',
    load: () => read<PageData>(api),
    details: (caseKey) => read<CaseDetails | null>(`${api}/case?name=${encodeURIComponent(caseKey)}`),
    subscribe: (onChange) => followChanges(`${api}/changes`, onChange),
    runAddress: (run) => `/runs/${encodeURIComponent(run)}`,
  };
}

async function read<T>(address: string): Promise<T> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(await response.text());
  return response.json();
}
