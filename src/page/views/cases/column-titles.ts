import type { SortColumn } from './read-sort.ts';

/** What columns are called in heads, cards and the choice of sorting. */
export const columnTitles: Readonly<Record<SortColumn, string>> = {
  key: 'Case',
  passed: 'Passed',
  score: 'Score',
  latency: 'P50',
  cost: 'Cost',
  change: 'Baseline',
};
