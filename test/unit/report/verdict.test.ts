import { describe, expect, test } from 'vitest';
import type { RunEvent, RunFinished, Status } from '../../../src/model/event.ts';
import { finished, planned, reportOf, runOf, started, trial } from '../../support/events.ts';

function verdict(
  statuses: readonly Status[],
  limits: readonly string[],
  end: Partial<RunFinished> | null = {},
) {
  const events = runOf(statuses.length, (index) => ({ status: statuses[index] ?? 'passed' }), limits).slice(
    0,
    -1,
  );
  return reportOf([...events, ...(end === null ? [] : [{ ...finished, ...end }])]).verdict;
}

describe('the exit code of a run', () => {
  test.each<[number, string, Status[], string[], Partial<RunFinished> | null]>([
    [0, 'every threshold is met', ['passed', 'failed'], ['pass-rate >= 50%'], {}],
    [1, 'a threshold is missed', ['passed', 'failed'], ['pass-rate >= 50%', 'pass-rate == 100%'], {}],
    [1, 'an errored trial counts as not passed', ['passed', 'errored'], ['pass-rate == 100%'], {}],
    [1, 'a threshold selects nothing', ['passed'], ['pass-rate{tag:none} >= 0%'], {}],
    [0, 'a skipped trial stands beside those that passed', ['passed', 'skipped'], ['pass-rate == 100%'], {}],
    [0, 'a baseline is missing', ['passed'], ['pass-rate >= baseline'], {}],
    [2, 'nothing was run', [], ['pass-rate == 100%'], {}],
    [2, 'everything is skipped', ['skipped', 'skipped'], ['pass-rate == 100%'], {}],
    [3, 'something is invalid', ['passed', 'invalid'], ['pass-rate >= 0%'], {}],
    [3, 'everything is invalid', ['invalid'], [], {}],
    [3, 'something is invalid and a threshold is missed', ['failed', 'invalid'], ['pass-rate == 100%'], {}],
    [
      0,
      'a threshold allows what is invalid',
      ['passed', 'invalid'],
      ['pass-rate == 100%', 'invalid-rate <= 50%'],
      {},
    ],
    [3, 'more is invalid than a threshold allows', ['passed', 'invalid'], ['invalid-rate <= 10%'], {}],
    [
      3,
      'the threshold that allows it is about something else',
      ['passed', 'invalid'],
      ['invalid-rate{case:case-0} <= 10%'],
      {},
    ],
    [
      3,
      'the threshold that allows it was not evaluated',
      ['passed', 'invalid'],
      ['invalid-rate <= baseline'],
      {},
    ],
    [
      1,
      'invalid trials are allowed but a limit is missed',
      ['failed', 'invalid'],
      ['pass-rate == 100%', 'invalid-rate <= 50%'],
      {},
    ],
    [1, 'it stopped early', ['passed'], ['pass-rate >= 0%'], { status: 'bailed', reason: '1 did not pass' }],
    [130, 'it was interrupted', ['passed'], ['pass-rate == 100%'], { status: 'interrupted' }],
    [130, 'it was interrupted with something invalid', ['invalid'], [], { status: 'interrupted' }],
    [130, 'it was interrupted before anything ran', [], [], { status: 'interrupted' }],
    [3, 'it was killed', ['passed'], ['pass-rate == 100%'], null],
  ])('is %i when %s', (exitCode, _, statuses, limits, end) => {
    const found = verdict(statuses, limits, end);
    expect(found.exitCode).toBe(exitCode);
    if (exitCode === 0) expect(found.reasons).toEqual([]);
    else expect(found.reasons[0]).toMatch(/\S/);
  });

  test('of an interrupted run leaves limits open of which nothing was tried, and no others', () => {
    const thresholds = [
      { text: 'pass-rate >= 95%', from: 'cases/one.yaml', suite: 'one' },
      { text: 'pass-rate >= 95%', from: 'cases/two.yaml', suite: 'two' },
      { text: 'pass-rate{tag:none} >= 95%', from: '--threshold' },
    ];
    const events: RunEvent[] = [
      { ...started(), thresholds },
      planned('a', { suite: 'one' }),
      planned('b', { suite: 'two' }),
      trial('one/a', { status: 'failed' }),
    ];
    const open = (end: RunEvent[]) =>
      reportOf([...events, ...end]).thresholds.map(({ evaluated, met }) => [evaluated, met]);
    const interrupted = [
      [true, false],
      [false, true],
      [true, false],
    ];
    expect(open([{ ...finished, status: 'interrupted' }])).toEqual(interrupted);
    expect(open([])).toEqual(interrupted);
    expect(open([finished])).toEqual([
      [true, false],
      [true, false],
      [true, false],
    ]);
  });

  test('comes with every reason, each naming its suite', () => {
    const thresholds = [{ text: 'pass-rate == 100%', from: 'default', suite: 'suite' }];
    const events: RunEvent[] = [
      { ...started(), thresholds },
      planned('a'),
      planned('b'),
      trial('a', { status: 'failed' }),
      trial('b', { status: 'invalid' }),
      finished,
    ];
    expect(reportOf(events).verdict.reasons).toEqual([
      '1 trial could not be measured.',
      'pass-rate == 100% (suite) was missed: 0 % misses == 100 %.',
    ]);
  });
});
