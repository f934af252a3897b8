import { describe, expect, test } from 'vitest';
import type { RunEvent, TrialFinished } from '../../../../src/model/event.ts';
import { reportSchema } from '../../../../src/model/report.ts';
import { finished, planned, reportOf, runOf, started, trial } from '../../../support/events.ts';

const hang: Partial<TrialFinished> = {
  status: 'errored',
  error: { kind: 'timeout', message: 'x' },
  latencyMs: 5000,
};

function figuresOf(events: Iterable<RunEvent>) {
  const [first] = reportOf(events).leaderboard;
  if (!first) throw new Error('There is no agent.');
  return first.figures;
}

/** One agent with as many cases as there are lists; a letter a trial: p or f. */
function repeated(cases: readonly string[]): RunEvent[] {
  const iterations = Math.max(...cases.map(({ length }) => length));
  return [
    started(),
    ...cases.map((_, index) => planned(`case-${index}`, { iterations })),
    ...cases.flatMap((letters, index) =>
      [...letters].map((letter, at) =>
        trial(`case-${index}`, { iteration: at + 1, status: letter === 'p' ? 'passed' : 'failed' }),
      ),
    ),
    finished,
  ];
}

describe('the figures of a benchmark', () => {
  test('hold pass@k and pass^k with the case where each is least', () => {
    const { repeats } = figuresOf(repeated(['pppp', 'ppff', 'ffff']));
    expect(repeats).toHaveLength(1);
    const [pairs] = repeats ?? [];
    // C(2,2)/C(4,2) = 1/6 of the pairs of the second case fail, or pass, in both.
    expect(pairs?.k).toBe(2);
    expect(pairs?.passAt?.value).toBeCloseTo((1 + 5 / 6 + 0) / 3, 12);
    expect(pairs?.passHat?.value).toBeCloseTo((1 + 1 / 6 + 0) / 3, 12);
    expect(pairs).toMatchObject({ passAtLowest: 0, passHatLowest: 0 });
  });

  test('ask no more tries of pass@k than the case with the fewest trials has, and are silent of one', () => {
    expect(figuresOf(repeated(['pppppppppp', 'ppppp'])).repeats?.map(({ k }) => k)).toEqual([2, 5]);
    expect(figuresOf(repeated(['p', 'f']))).not.toHaveProperty('repeats');
  });

  test('of a single trial claim next to nothing', () => {
    const { passRate, latency, scoreMean } = figuresOf(runOf(1, () => ({})));
    expect(passRate?.lower).toBeLessThan(0.25);
    expect(passRate?.upper).toBe(1);
    expect(latency.p50).toMatchObject({ value: 10, lower: null, upper: null, note: 'n too small, 6 needed' });
    expect(latency.mean).toMatchObject({ lower: null, upper: null });
    expect(scoreMean).toMatchObject({ value: 1, samples: 1 });
  });

  test('of trials without any spread stay finite, and never claim certainty about a rate', () => {
    const { passRate, latency } = figuresOf(runOf(60, () => ({ latencyMs: 7 })));
    expect(latency.p95).toMatchObject({ value: 7, lower: 7, upper: 7 });
    expect(latency.mean).toMatchObject({ value: 7, lower: null, upper: null });
    expect(passRate?.lower).toBeLessThan(1);
  });

  test('of an agent that always errs measure no latency, and no pass', () => {
    const figures = figuresOf(
      runOf(20, () => ({ status: 'errored', error: { kind: 'agent', message: 'no' }, latencyMs: 1 })),
    );
    expect(figures).toMatchObject({
      passRate: { value: 0, lower: 0 },
      errorRate: { value: 1, upper: 1 },
      latency: { measured: 0, leftOut: 20, p50: null, p95: null, max: null, mean: null },
    });
    expect(figures.passRate?.upper).toBeGreaterThan(0);
  });

  test('of an agent that always hangs show nothing but lower bounds', () => {
    const { latency } = figuresOf(runOf(400, () => hang));
    for (const key of ['p50', 'p90', 'p95', 'p99', 'max', 'mean'] as const)
      expect(latency[key], key).toMatchObject({ value: 5000, atLeast: true, upper: null });
  });

  test('give a percentile no upper bound that is itself a trial that was cut off', () => {
    const make = (hangs: number) => (index: number) =>
      index < hangs ? hang : { latencyMs: 10 + (index % 50) };
    const clean = figuresOf(runOf(400, make(0))).latency.p95;
    const hung = figuresOf(runOf(400, make(15))).latency.p95;
    expect(clean?.upper).toBeLessThan(60);
    expect(hung?.value).toBeLessThan(60);
    expect(hung).toMatchObject({ upper: null, note: 'too many trials ran out of time' });
    expect(hung).not.toHaveProperty('atLeast');
    const limits = ['latency-p95 <= 6s', 'latency-p95 <= 6s @ 95%'];
    const { thresholds } = reportOf(runOf(400, make(15), limits));
    expect(thresholds.map(({ met }) => met)).toEqual([true, false]);
    expect(thresholds[1]?.reason).toBe('Nothing bounds it: too many of 400 trials ran out of time.');
  });
});

const bench = { warmup: 2, concurrency: 1, stopEarly: { p0: 0.95, p1: 0.85, alpha: 0.05, beta: 0.05 } };

describe('warm-up trials in a report', () => {
  const head = [started({ bench }), planned('a', { iterations: 2 })];
  const warmUps = [-1, 0].map((iteration) => trial('a', { iteration, ...hang }));
  const counted = [1, 2].map((iteration) => trial('a', { iteration }));

  test('change no figure, no cell and no verdict, and are told of where they did not pass', () => {
    const without = reportOf([...head, ...counted, finished]);
    const report = reportOf([...head, ...warmUps, ...counted, finished]);
    expect({ ...report, warnings: [] }).toEqual(without);
    expect(reportSchema.parse(report)).toBeTruthy();
    expect(report.warnings).toEqual([
      {
        message: 'agent did not pass while it warmed up, which is not in the figures',
        trials: 2,
        first: 'suite/a',
      },
    ]);
  });

  test('are remembered over a resume, once each', () => {
    const again: RunEvent = { ...started({ bench }), resumed: true };
    const plan = planned('a', { iterations: 2 });
    const report = reportOf([...head, ...warmUps, again, plan, ...counted, finished]);
    expect(report.warnings).toMatchObject([{ trials: 2 }]);
  });
});

describe('an early stop in a report', () => {
  /** 30 cases in 2 iterations; a letter a trial in the order of the plan. */
  const stopped = (letters: string) => {
    const ids = Array.from({ length: 30 }, (_, index) => `case-${index}`);
    const status = { p: 'passed', f: 'failed', i: 'invalid' } as const;
    const events = [...letters].map((letter, index) =>
      trial(`case-${index % 30}`, {
        iteration: 1 + Math.floor(index / 30),
        status: letter === 'f' ? status.f : letter === 'i' ? status.i : status.p,
      }),
    );
    return reportOf([
      started({ bench }),
      ...ids.map((id) => planned(id, { iterations: 2 })),
      ...events,
      finished,
    ]).leaderboard[0]?.earlyStop;
  };

  test('is decided as Wald’s test decides, over trials in the order of the plan', () => {
    expect(stopped('p'.repeat(27))).toEqual({ decision: 'accept', trials: 27, passed: 27, planned: 60 });
    expect(stopped('fff')).toEqual({ decision: 'reject', trials: 3, passed: 0, planned: 60 });
    expect(stopped('p'.repeat(26))).toMatchObject({ decision: 'continue', trials: 26 });
    expect(stopped(`${'p'.repeat(20)}i${'p'.repeat(7)}`)).toMatchObject({
      decision: 'accept',
      trials: 28,
      passed: 27,
    });
  });
});

describe('pairs of agents', () => {
  const agents = ['good', 'fair', 'bad'];
  const rounded = (pValue: number | null | undefined) => Number(pValue?.toPrecision(12));
  const report = (
    share: (agent: string, index: number) => boolean,
    parts: { bench?: typeof bench } = { bench },
  ) =>
    reportOf([
      started({ ...parts, agents: agents.map((name) => ({ name, type: 'module', digest: name })) }),
      ...Array.from({ length: 20 }, (_, index) => planned(`case-${index}`, { agents })),
      ...agents.flatMap((agent) =>
        Array.from({ length: 20 }, (_, index) =>
          trial(`case-${index}`, {
            agent,
            status: share(agent, index) ? 'passed' : 'failed',
            latencyMs: agent === 'good' ? 10 + index : 20 + 2 * index,
          }),
        ),
      ),
      finished,
    ]);

  test('say who beats whom, best first, and correct for their number', () => {
    const made = report((agent, index) => agent === 'good' || (agent === 'fair' ? index < 14 : index < 6));
    const pairs = made.pairs ?? [];
    expect(pairs.map(({ first, second, passRate }) => `${first} ${second} ${passRate?.verdict}`)).toEqual([
      // 6 and 8 cases apart: exact McNemar gives 0.031 and 0.0078, which is 0.03 and 0.02 after Holm.
      'good fair worse',
      'good bad worse',
      'fair bad worse',
    ]);
    expect(pairs.map(({ passRate }) => rounded(passRate?.pValue))).toEqual([0.03125, 2 ** -13, 0.0078125]);
    expect(pairs.map(({ passRate }) => rounded(passRate?.adjustedPValue))).toEqual([
      0.03125,
      3 * 2 ** -13,
      2 * 0.0078125,
    ]);
    expect(pairs.map(({ latencyP50 }) => latencyP50?.verdict)).toEqual([
      'worse',
      'worse',
      'no-difference-seen',
    ]);
    expect(reportSchema.parse(made)).toBeTruthy();
  });

  test('tell apart in ranks, yet not in a pair, what one of many tests finds by chance', () => {
    const pairs = report((agent, index) => agent !== 'bad' || index >= 6).pairs ?? [];
    const [tied, corrected] = pairs.map(({ passRate }) => passRate);
    expect(tied).toMatchObject({ verdict: 'no-difference-seen', changed: 0 });
    expect([corrected?.pValue, corrected?.adjustedPValue].map(rounded)).toEqual([0.03125, 0.09375]);
    expect(corrected?.verdict).toBe('no-difference-seen');
  });

  test('are compared in benchmarks only', () => {
    expect(report(() => true, {})).not.toHaveProperty('pairs');
  });
});
