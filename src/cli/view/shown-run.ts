import type { HistoryRun } from '../../model/history-run.ts';
import type { CaseDetails, PageData } from '../../report/html/page-data.ts';

/**
 * A run as the page asks for it.
 *
 * Both throw ViewProblem, or EventLogError with a message without paths, where its files cannot be used.
 */
export interface ShownRun {
  /** As its files are now. */
  data(history: readonly HistoryRun[]): Promise<PageData>;
  /** null: nothing is known of its trials. */
  details(caseKey: string): Promise<CaseDetails | null>;
}
