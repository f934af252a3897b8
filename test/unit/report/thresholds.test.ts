import { describe, expect, test } from 'vitest';
import type { RunEvent, TrialFinished } from '../../../src/model/event.ts';
import { finished, planned, reportOf, runOf, started, trial } from '../../support/events.ts';

type Make = (index: number) => Partial<TrialFinished>;

function resultOf(events: RunEvent[]) {
  const [result] = reportOf(events).thresholds;
  if (!result) throw new Error('There is no threshold.');
  return result;
}

/** The result of one threshold over `n` cases that were tried once each. */
function judged(limit: string, n: number, make: Make = () => ({})) {
  return resultOf(runOf(n, make, [limit]));
}

const failing =
  (count: number): Make =>
  (index) =>
    index < count ? { status: 'failed' } : {};

/** One case in very many iterations, which costs less than very many cases. */
function counted(limit: string, passed: number, trials: number) {
  return resultOf([
    started({ limits: [limit] }),
    planned('a', { iterations: trials }),
    ...Array.from({ length: trials }, (_, index) =>
      trial('a', { iteration: index + 1, status: index < passed ? 'passed' : 'failed' }),
    ),
    finished,
  ]);
}

describe('a threshold', () => {
  test('compares counts unrounded: 9,496 of 10,000 is not 95 %, and is not shown as 95 %', () => {
    const missed = counted('pass-rate >= 95%', 9496, 10_000);
    expect(missed.met).toBe(false);
    expect(missed.reason).toBe('94.96 % misses >= 95 %.');
    expect(counted('pass-rate >= 95%', 9500, 10_000).met).toBe(true);
  });

  test('takes 999 of 1,000 for 99.9 %, and 7 of 100 for 7 %', () => {
    expect(counted('pass-rate >= 99.9%', 999, 1000)).toMatchObject({
      met: true,
      reason: '99.9 % meets >= 99.9 %.',
    });
    expect(counted('pass-rate == 7%', 7, 100).met).toBe(true);
    expect(counted('pass-rate > 99.9%', 999, 1000).met).toBe(false);
    expect(counted('pass-rate == 100%', 99_999, 100_000)).toMatchObject({
      met: false,
      reason: expect.stringContaining('99.999 %'),
    });
  });

  test.each<[string, boolean]>([
    ['pass-rate >= 50%', true],
    ['pass-rate > 50%', false],
    ['pass-rate <= 50%', true],
    ['pass-rate < 50%', false],
    ['pass-rate == 50%', true],
  ])('%s is met by a half: %s', (limit, met) => {
    expect(judged(limit, 10, failing(5)).met).toBe(met);
  });

  test('is not missed by the rounding of a mean', () => {
    expect(judged('score-mean >= 0.7', 10, () => ({ score: 0.7 })).met).toBe(true);
    expect(judged('score-mean == 0.1', 3, () => ({ score: 0.1 })).met).toBe(true);
    expect(judged('score-mean >= 0.7', 10, (index) => ({ score: index === 0 ? 0.699999 : 0.7 })).met).toBe(
      false,
    );
  });

  test('tells a duration and a cost apart from a limit that they would be rounded to', () => {
    expect(judged('latency-max <= 2s', 1, () => ({ latencyMs: 2000.4 })).reason).toBe(
      '2000.4ms misses <= 2s.',
    );
  });

  test('fails when it selects nothing', () => {
    expect(judged('pass-rate{tag:none} >= 0%', 3)).toMatchObject({
      met: false,
      evaluated: true,
      reason: expect.stringContaining('selects no trial'),
    });
  });

  test('fails when it selects nothing but skipped trials', () => {
    expect(judged('pass-rate >= 0%', 2, () => ({ status: 'skipped' })).met).toBe(false);
  });

  test.each<[string, Partial<TrialFinished>, string]>([
    [
      'cost-total <= 100',
      { usage: { modelCalls: 1, inputTokens: 1, outputTokens: 1, costUsd: null } },
      'cost',
    ],
    ['cost-mean <= 100', {}, 'cost'],
    ['tokens-mean <= 100', {}, 'tokens'],
    ['latency-p95 <= 1h', { latencyMs: null }, 'latency'],
    ['latency-max <= 1h', { latencyMs: null }, 'latency'],
    ['pass-at-2 >= 0', {}, 'fewer than 2 trials'],
    ['pass-rate >= 0%', { status: 'invalid' }, 'all 3 trials are invalid'],
  ])('%s is not measured, and fails, where a value is null', (limit, parts, reason) => {
    expect(judged(limit, 3, (index) => (index === 0 ? parts : {}))).toMatchObject(
      limit.startsWith('pass-rate')
        ? { met: true }
        : { met: false, measured: null, reason: expect.stringContaining(reason) },
    );
    expect(judged(limit, 3, () => parts)).toMatchObject({
      met: false,
      measured: null,
      reason: expect.stringMatching(parts.status === 'invalid' ? 'all 3 trials are invalid' : 'Not measured'),
    });
  });

  test('speaks of the suite that set it alone, and of what its selectors pick', () => {
    const events = (limit: string, suite?: string): RunEvent[] => [
      { ...started(), thresholds: [{ text: limit, from: 'x', ...(suite === undefined ? {} : { suite }) }] },
      planned('a', { suite: 'good', tags: ['smoke'] }),
      planned('b', { suite: 'bad' }),
      trial('good/a'),
      trial('bad/b', { status: 'failed' }),
      finished,
    ];
    const value = (limit: string, suite?: string) => resultOf(events(limit, suite)).measured?.value;
    expect(value('pass-rate >= 0%')).toBe(0.5);
    expect(value('pass-rate >= 0%', 'good')).toBe(1);
    expect(value('pass-rate{suite:bad} >= 0%')).toBe(0);
    expect(value('pass-rate{!tag:smoke} >= 0%')).toBe(0);
    expect(value('pass-rate{tag:smoke,suite:good} >= 0%')).toBe(1);
    expect(value('pass-rate{case:a} >= 0%')).toBe(1);
    expect(value('pass-rate{case:bad/b} >= 0%')).toBe(0);
    expect(value('pass-rate{agent:agent} >= 0%')).toBe(0.5);
  });

  test('looks at what a single judge said', () => {
    const said = (scores: number[]): TrialFinished['judgements'] =>
      scores.map((score) => ({
        judge: 'rouge-n',
        status: score > 0.5 ? 'passed' : 'failed',
        score,
        reason: 'so',
      }));
    const make: Make = (index) => ({
      status: 'failed',
      judgements: index === 0 ? said([1, 0.6]) : index === 1 ? said([0.2]) : [],
    });
    expect(judged('score-mean{judge:rouge-n} == 0.5', 3, make)).toMatchObject({
      met: true,
      measured: { samples: 2 },
    });
    expect(judged('pass-rate{judge:rouge-n} == 50%', 3, make).met).toBe(true);
    expect(judged('pass-rate{judge:equals} >= 0%', 3, make).reason).toContain('selects no trial');
  });

  test('compares nothing with a baseline that is not there, and says so', () => {
    expect(judged('pass-rate >= baseline - 2pp', 3)).toMatchObject({
      evaluated: false,
      met: true,
      reason: expect.stringContaining('no baseline'),
    });
    expect(judged('pass-rate{tag:none} >= baseline', 3)).toMatchObject({ met: false });
  });

  test('takes pass@k and pass^k a case, then the mean', () => {
    const events = (limit: string): RunEvent[] => [
      started({ limits: [limit] }),
      planned('a', { iterations: 4 }),
      ...[1, 2, 3, 4].map((iteration) =>
        trial('a', { iteration, status: iteration <= 2 ? 'passed' : 'failed' }),
      ),
      finished,
    ];
    expect(resultOf(events('pass-at-2 >= 0')).measured?.value).toBeCloseTo(5 / 6, 12);
    expect(resultOf(events('pass-hat-2 >= 0')).measured?.value).toBeCloseTo(1 / 6, 12);
    expect(resultOf(events('pass-at-5 >= 0'))).toMatchObject({
      met: false,
      reason: expect.stringContaining('5 trials'),
    });
  });
});

describe('a threshold with a confidence', () => {
  test('needs the bound of the interval, and says how many cases it takes', () => {
    expect(judged('pass-rate >= 95% @ 95%', 5)).toMatchObject({
      met: false,
      reason:
        'Too few cases to say: 5 were measured, about 73 that go as well are needed; more iterations do not count as cases.',
    });
    expect(judged('pass-rate >= 95% @ 95%', 72).met).toBe(false);
    expect(judged('pass-rate >= 95% @ 95%', 73)).toMatchObject({
      met: true,
      reason: expect.stringContaining('lower 95 % bound 95'),
    });
  });

  test('asks for cases where repeats cannot help, and what it asks for is enough', () => {
    const repeated = (cases: number, iterations: number, limit: string) =>
      resultOf([
        started({ limits: [limit] }),
        ...Array.from({ length: cases }, (_, index) => planned(`c${index}`, { iterations })),
        ...Array.from({ length: cases * iterations }, (_, index) =>
          trial(`c${index % cases}`, { iteration: 1 + Math.floor(index / cases) }),
        ),
        finished,
      ]);
    expect(repeated(5, 100, 'pass-rate >= 90% @ 95%').reason).toBe(
      'Too few cases to say: 5 were measured in 500 trials, about 35 that go as well are needed; more iterations do not count as cases.',
    );
    expect(repeated(35, 2, 'pass-rate >= 90% @ 95%').met).toBe(true);
    expect(repeated(34, 2, 'pass-rate >= 90% @ 95%').met).toBe(false);
    expect(repeated(1, 100, 'invalid-rate <= 5% @ 95%').reason).toContain('about 73');
    expect(repeated(73, 1, 'invalid-rate <= 5% @ 95%').met).toBe(true);
  });

  test('says that a total or a maximum has no interval, rather than ask for more trials', () => {
    expect(judged('latency-max <= 1m @ 95%', 10).reason).toContain('has no interval');
    expect(judged('latency-mean <= 1m @ 95%', 1).reason).toContain('one has no spread');
  });

  test('says that all trials are invalid where that is why nothing was measured', () => {
    const invalid = () => ({ status: 'invalid' as const });
    for (const limit of [
      'pass-at-2 >= 0',
      'cost-mean <= 1',
      'latency-p95 <= 1s',
      'pass-rate{judge:equals} >= 0%',
    ]) {
      expect(judged(limit, 5, invalid).reason).toBe('Not measured: all 5 trials are invalid.');
    }
  });

  test('does not ask for more trials of an agent that misses the limit anyway', () => {
    expect(judged('pass-rate >= 95% @ 95%', 10, failing(5)).reason).toBe('50 % misses >= 95 %.');
  });

  test('admits that no number of cases proves the very value that was seen', () => {
    expect(judged('pass-rate >= 100% @ 95%', 100).reason).toContain('no number of cases');
  });

  test('holds an upper limit against the upper bound', () => {
    expect(judged('error-rate <= 5% @ 95%', 73).met).toBe(true);
    expect(judged('error-rate <= 5% @ 95%', 20).reason).toContain('about 73');
  });

  test('needs 59 trials for a P95, 299 for a P99', () => {
    expect(judged('latency-p95 <= 1s @ 95%', 58).reason).toContain('about 59');
    expect(judged('latency-p95 <= 1s @ 95%', 59).met).toBe(true);
    expect(judged('latency-p99 <= 1s @ 95%', 298).reason).toContain('about 299');
    expect(
      judged('latency-p95 <= 1s @ 95%', 100, (index) => ({ latencyMs: index > 95 ? 1500 : 10 })),
    ).toMatchObject({
      met: false,
      reason: expect.stringContaining('upper 95 % bound 1.5s misses'),
    });
  });

  test('counts repeats of one case as less than as many cases', () => {
    expect(counted('pass-rate >= 80% @ 95%', 100, 100).met).toBe(false);
    expect(judged('pass-rate >= 80% @ 95%', 100).met).toBe(true);
  });
});

describe('a latency with hangs', () => {
  const hang: Partial<TrialFinished> = {
    status: 'errored',
    error: { kind: 'timeout', message: 'x' },
    latencyMs: 5000,
  };

  test('is printed with ≥, and never meets an upper limit that the hangs might break', () => {
    const make: Make = (index) => (index === 0 ? hang : {});
    expect(judged('latency-p95 <= 1m', 10, make)).toMatchObject({
      met: false,
      reason: expect.stringMatching(/^≥ .* misses/),
    });
    expect(judged('latency-p50 <= 1s', 10, make).met).toBe(true);
    expect(judged('latency-mean <= 1m', 10, make).met).toBe(false);
  });
});
