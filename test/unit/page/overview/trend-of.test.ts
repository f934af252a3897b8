import { describe, expect, it } from 'vitest';
import type { HistoryRun } from '../../../../src/model/history-run.ts';
import { trendOf } from '../../../../src/page/views/overview/trend-of.ts';
import { reportOf, runOf } from '../../../support/events.ts';

const report = reportOf(runOf(2, () => ({})));

function run(name: string, passRate: number | null, parts: Partial<HistoryRun> = {}): HistoryRun {
  const figures = { agent: 'agent', cases: 2, trials: 2, passRate, latencyP95Ms: null, costMeanUsd: null };
  const agents = [{ ...figures, isLatencyAtLeast: false }];
  return { run: name, at: null, status: 'completed', exitCode: 0, agents, ...parts };
}

describe('trendOf', () => {
  it('has the points of whole runs, oldest first, with gaps', () => {
    const history = [
      run('run-1', 1),
      run('part', 0, { status: 'interrupted' }),
      run('shard', 0, { shard: { index: 1, of: 2 } }),
      run('unmeasured', null),
      run('first', 0.5),
    ];
    const [trend] = trendOf({ report, history });
    expect(trend?.passRate.map(({ value, isThis }) => [value, isThis])).toEqual([
      [0.5, false],
      [null, false],
      [1, true],
    ]);
  });

  it('leaves out agents that were measured once', () => {
    expect(trendOf({ report, history: [run('run-1', 1), run('first', null)] })).toEqual([]);
  });
});
