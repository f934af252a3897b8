import { describe, expect, test } from 'vitest';
import type { HistoryRun } from '../../../src/model/history-run.ts';
import { pageDataOf } from '../../../src/report/html/page-data-of.ts';
import { finished, planned, reportOf, started, trial } from '../../support/events.ts';

const rows: readonly HistoryRun[] = ['run-1', 'before'].map((run) => ({
  run,
  at: null,
  status: 'unfinished',
  exitCode: null,
  agents: [],
}));

function dataOf(events: Parameters<typeof reportOf>[0]) {
  return pageDataOf(reportOf(events), {
    folder: 'reports/run-1',
    baseline: async () => null,
    history: async () => rows,
  });
}

describe('the runs on the page of a run', () => {
  test('hold the run itself with its figures, though its report.json is not written yet', async () => {
    const { history, report } = await dataOf([started(), planned('a'), trial('a', {}), finished]);
    expect(report.run.run).toBe('run-1');
    expect(history).toMatchObject([
      { run: 'run-1', status: 'completed', exitCode: 0, agents: [{ agent: 'agent', passRate: 1 }] },
      { run: 'before', status: 'unfinished' },
    ]);
  });

  test('say of a run that did not end what the list of runs says', async () => {
    const { history } = await dataOf([started(), planned('a'), trial('a', {})]);
    expect(history).toEqual(rows);
  });
});
