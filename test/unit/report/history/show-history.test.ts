import { describe, expect, test } from 'vitest';
import { displayWidth } from '../../../../src/model/display-width.ts';
import type { HistoryRun } from '../../../../src/model/history-run.ts';
import { readHistoryRun } from '../../../../src/report/history/read-history-run.ts';
import { sparkline } from '../../../../src/report/history/sparkline.ts';
import { paletteFor } from '../../../../src/report/show/palette.ts';
import { showHistory } from '../../../../src/report/terminal/show-history.ts';
import { reportOf, runOf } from '../../../support/events.ts';

const plain = paletteFor(false);

function runAt(day: number, passRate: number | null, parts: Partial<HistoryRun> = {}): HistoryRun {
  return {
    run: `2026010${day}-120000-abcd`,
    at: `2026-01-0${day}T12:00:00.000Z`,
    status: 'completed',
    exitCode: 0,
    commit: '0123456789abcdef',
    branch: 'main',
    agents: [
      {
        agent: 'bot',
        version: '2',
        cases: 10,
        trials: 10,
        passRate,
        latencyP95Ms: passRate === null ? null : 100 * day,
        isLatencyAtLeast: false,
        costMeanUsd: null,
      },
    ],
    ...parts,
  };
}

describe('a sparkline', () => {
  test('goes from the least to the greatest, with gaps for what was not measured', () => {
    expect(sparkline([0, null, 0.5, 1], true)).toBe('▁ ▅█');
    expect(sparkline([0, null, 0.5, 1], false)).toBe('_ +#');
  });

  test('of values that are all alike is flat, and of none empty', () => {
    expect(sparkline([3, 3], true)).toBe('▅▅');
    expect(sparkline([null], true)).toBe(' ');
    expect(sparkline([], true)).toBe('');
  });
});

describe('the list of runs', () => {
  test('says what a narrow terminal has no room for', () => {
    const lines = showHistory([runAt(1, 1)], plain, { width: 40, unicode: true });
    expect(lines.every((line) => displayWidth(line) <= 40)).toBe(true);
    expect(lines.join(' ')).toContain(
      'run, date, cost, exit, commit, branch left out: the terminal is too narrow',
    );
  });

  test('shows each agent of each run, and how it developed since the oldest', () => {
    const lines = showHistory([runAt(3, 1), runAt(2, null), runAt(1, 0.5)], plain, {
      width: 120,
      unicode: true,
    });
    expect(lines).toEqual([
      'run                   date              agent  pass rate    P95  cost  exit  commit   branch',
      '20260103-120000-abcd  2026-01-03 12:00  bot 2      100 %  300ms     –     0  0123456  main',
      '20260102-120000-abcd  2026-01-02 12:00  bot 2          –      –     –     0  0123456  main',
      '20260101-120000-abcd  2026-01-01 12:00  bot 2       50 %  100ms     –     0  0123456  main',
      '',
      'Trends, oldest first',
      'bot',
      '  pass rate  ▁ █  50 % → 100 %',
      '  P95        ▁ █  100ms → 300ms',
    ]);
  });

  test('leaves runs that are parts, unfinished or damaged out of trends, and tells of them', () => {
    const lines = showHistory(
      [
        runAt(4, 1, { status: 'interrupted', exitCode: 130 }),
        runAt(3, 1, { shard: { index: 1, of: 3 } }),
        {
          run: 'b',
          at: null,
          status: 'damaged',
          problem: 'report.json is not JSON',
          exitCode: null,
          agents: [],
        },
        { run: 'a', at: null, status: 'going-on', exitCode: null, agents: [] },
        runAt(1, 0.5),
      ],
      plain,
      { width: 120, unicode: true },
    ).join('\n');
    expect(lines).not.toContain('Trends');
    expect(lines).toContain('interrupted 20260104-120000-abcd: its figures are of a part');
    expect(lines).toContain('shard       20260103-120000-abcd: 1 of 3');
    expect(lines).toContain('damaged     b: report.json is not JSON');
    expect(lines).toContain('going on    a');
  });

  test('fits into 40 columns, and prints nothing that a terminal would obey', () => {
    const nasty = '\u001b[31m文字'.repeat(9);
    const runs = [runAt(3, 1), runAt(2, 0.9), runAt(1, 0.5)].map((run) => ({
      ...run,
      branch: nasty,
      commit: '\u001b[2J',
      agents: run.agents.map((agent) => ({ ...agent, agent: nasty })),
    }));
    const lines = showHistory(runs, plain, { width: 40, unicode: true });
    expect(lines.join('')).not.toContain('\u001b');
    expect(Math.max(...lines.map(displayWidth))).toBeLessThanOrEqual(40);
  });
});

describe('a run in the list', () => {
  test('has what its report says', () => {
    const report = reportOf(runOf(4, (index) => ({ status: index === 0 ? 'failed' : 'passed' })));
    expect(readHistoryRun('r', JSON.stringify(report))).toMatchObject({
      run: 'r',
      status: 'completed',
      exitCode: 0,
      agents: [{ agent: 'agent', trials: 4, passRate: 0.75, costMeanUsd: null }],
    });
  });

  test.each([
    ['{', 'is not JSON'],
    ['{}', 'is no report of agent-eval'],
    ['null', 'is no report of agent-eval'],
    ['{"schemaVersion":2}', 'by a newer agent-eval'],
  ])('is damaged where its report cannot be used (%s)', (text, problem) => {
    expect(readHistoryRun('r', text)).toMatchObject({
      status: 'damaged',
      problem: expect.stringContaining(problem),
    });
  });
});
