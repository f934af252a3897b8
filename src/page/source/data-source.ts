import type { CaseDetails, PageData } from '../../report/html/page-data.ts';

/** Where the page has its data from: out of itself, or from `agent-eval view`. */
export interface DataSource {
  readonly kind: 'embedded' | 'served';
  /** @throws Error with a message for the reader */
  load(): Promise<PageData>;
  /** null: this file does not hold the trials of the case. */
  details(caseKey: string): Promise<CaseDetails | null>;
  /** Calls back when there is more to load, as while a run goes on; returns what ends that. */
  subscribe(onChange: () => void): () => void;
  /** Address of another run; null where only this one can be shown. */
  runAddress(run: string): string | null;
}
