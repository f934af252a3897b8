import { describe, expect, test } from 'vitest';
import type { RunEvent, TrialFinished } from '../../../src/model/event.ts';
import { seededRandom } from '../../../src/model/random.ts';
import { reportSchema } from '../../../src/model/report.ts';
import { finished, planned, reportOf, runOf, started, trial } from '../../support/events.ts';

function shuffled<Item>(items: readonly Item[], seed: number): Item[] {
  const random = seededRandom(String(seed));
  const keyed = items.map((item) => [random.next(), item] as const);
  return keyed.sort(([a], [b]) => a - b).map(([, item]) => item);
}

const head: RunEvent[] = [
  started({
    limits: ['pass-rate >= 10%', 'score-mean{judge:graded} >= 0', 'latency-p95 <= 1m', 'pass-at-2 >= 0'],
    agents: ['agent', 'other'].map((name) => ({ name, type: 'module', digest: name })),
  }),
  ...['a', 'b', 'c'].map((id) =>
    planned(id, { agents: ['agent', 'other'], iterations: 7, tags: [`tag-${id}`] }),
  ),
];

/** 42 trials of every kind. */
const trials: TrialFinished[] = ['a', 'b', 'c'].flatMap((id) =>
  ['agent', 'other'].flatMap((agent) =>
    [1, 2, 3, 4, 5, 6, 7].map((iteration) => {
      const random = seededRandom(`${id}${agent}${iteration}`);
      const status =
        (['passed', 'passed', 'failed', 'errored', 'invalid'] as const)[random.integer(0, 4)] ?? 'passed';
      const hangs = status === 'errored' && random.next() < 0.5;
      return trial(id, {
        agent,
        iteration,
        status,
        latencyMs: hangs ? 5000 : random.integer(1, 1000),
        output: iteration,
        judgements: [{ judge: 'graded', status: 'passed', score: random.next(), reason: 'so' }],
        ...(status === 'errored' ? { error: { kind: hangs ? 'timeout' : 'agent', message: 'no' } } : {}),
        ...(status === 'invalid' ? { reason: 'why' } : {}),
        ...(random.next() < 0.3 ? { warnings: [`warning ${random.integer(1, 2)}`] } : {}),
        usage: { modelCalls: 1, inputTokens: random.integer(1, 9), outputTokens: 1, costUsd: 0.5 },
      });
    }),
  ),
);

describe('the fold over the events of a run', () => {
  test('makes a report that keeps to its schema', () => {
    expect(reportSchema.parse(reportOf([...head, ...trials, finished]))).toBeTruthy();
  });

  test.each([1, 2, 3, 4, 5])('does not care in which order trials ended (%i)', (seed) => {
    expect(reportOf([...head, ...shuffled(trials, seed), finished])).toEqual(
      reportOf([...head, ...trials, finished]),
    );
  });

  test.each([0, 1, 20, 42])(
    'gives the same for a run that was broken off after %i trials and resumed',
    (done) => {
      const [start, ...plan] = head;
      const again: RunEvent = {
        ...started(),
        ...(start?.type === 'run-started' ? start : {}),
        resumed: true,
      };
      const resumed = reportOf([
        ...head,
        ...trials.slice(0, done),
        again,
        ...plan,
        ...trials.slice(done),
        finished,
      ]);
      const whole = reportOf([...head, ...trials, finished]);
      expect(resumed).toEqual({ ...whole, run: { ...whole.run, resumes: 1 } });
    },
  );

  test('takes a later record of a trial for the earlier one', () => {
    const replaced = trials.map((one) => ({
      ...one,
      status: 'invalid' as const,
      score: null,
      warnings: ['old'],
    }));
    expect(reportOf([...head, ...replaced, ...trials, finished])).toEqual(
      reportOf([...head, ...trials, finished]),
    );
  });

  test('keeps a failure in sight when invalid trials before it are tried again and pass', () => {
    const plan = [started(), planned('a', { iterations: 5 })];
    const invalid = [1, 2, 3].map((iteration) => trial('a', { iteration, status: 'invalid', reason: 'x' }));
    const failed = [4, 5].map((iteration) => trial('a', { iteration, status: 'failed' }));
    const passed = [1, 2, 3].map((iteration) => trial('a', { iteration }));
    const [cell] = reportOf([...plan, ...invalid, ...failed, ...plan, ...passed, finished]).cells;
    expect(cell?.status).toBe('pppff');
    expect(cell?.failures.map(({ iteration }) => iteration)).toEqual([4, 5]);
  });

  test('forgets the trials of a case that was changed, and of an agent that was, and keeps the rest', () => {
    const before = [
      started(),
      planned('a'),
      planned('b'),
      trial('a', { status: 'failed' }),
      trial('b', { status: 'failed' }),
    ];
    const statuses = (events: RunEvent[]) =>
      reportOf([...before, ...events, finished]).cells.map(({ status }) => status);
    expect(statuses([started(), planned('a'), planned('b')])).toEqual(['f', 'f']);
    expect(statuses([started(), planned('a', { digest: 'new' }), planned('b')])).toEqual(['', 'f']);
    const changed = started({ agents: [{ name: 'agent', type: 'module', digest: 'agent-2' }] });
    expect(statuses([changed, planned('a'), planned('b')])).toEqual(['', '']);
    const without = started({ agents: [] });
    expect(statuses([without, changed, planned('a'), planned('b')])).toEqual(['', '']);
  });

  test('forgets cases that are no longer planned', () => {
    const events = [
      started(),
      planned('a'),
      planned('b'),
      trial('a'),
      trial('b'),
      started(),
      planned('b'),
      finished,
    ];
    expect(reportOf(events).cells.map(({ case: key }) => key)).toEqual(['suite/b']);
  });

  test('goes by the newest plan: more iterations keep what is there, fewer drop what is beyond, tags are the new ones', () => {
    const first = [
      started(),
      planned('a', { iterations: 2, tags: ['old'] }),
      trial('a'),
      trial('a', { iteration: 2, status: 'failed' }),
    ];
    const more = reportOf([
      ...first,
      started(),
      planned('a', { iterations: 3, tags: ['new'] }),
      trial('a', { iteration: 3 }),
      finished,
    ]);
    expect(more.cells).toMatchObject([{ status: 'pfp', tags: ['new'] }]);
    expect(more.groups.map(({ by, name }) => `${by} ${name}`)).toEqual(['suite suite', 'tag new']);
    const fewer = reportOf([...first, started(), planned('a', { iterations: 1 }), finished]);
    expect(fewer.cells).toMatchObject([{ status: 'p', failures: [] }]);
    expect(fewer.leaderboard[0]?.figures.trials).toBe(1);
  });

  test('does not pretend to know what a judge said before a threshold asked for it', () => {
    const said = (score: number): Partial<TrialFinished> => ({
      judgements: [{ judge: 'graded', status: 'passed', score, reason: 'so' }],
    });
    const limits = ['score-mean{judge:graded} >= 0.5'];
    const plan = [planned('a'), planned('b')];
    const late = reportOf([
      started(),
      ...plan,
      trial('a', said(0)),
      started({ limits }),
      ...plan,
      trial('b', said(1)),
      finished,
    ]);
    expect(late.thresholds).toMatchObject([{ met: false, measured: null }]);
    const early = reportOf([
      started({ limits }),
      ...plan,
      trial('a', said(0)),
      started({ limits }),
      ...plan,
      trial('b', said(1)),
      finished,
    ]);
    expect(early.thresholds).toMatchObject([{ met: true, measured: { value: 0.5 } }]);
  });

  test('counts each warning once a trial, and names the first case in the order of the plan', () => {
    const warned = (id: string) => trial(id, { warnings: ['waited'] });
    const { warnings } = reportOf([
      started(),
      planned('a'),
      planned('b'),
      warned('b'),
      warned('a'),
      warned('a'),
      finished,
    ]);
    expect(warnings).toEqual([{ message: 'agent waited', trials: 2, first: 'suite/a' }]);
  });

  test('leaves out trials of cells that nobody planned, and of iterations beyond the plan', () => {
    const stray = [trial('none'), trial('a', { agent: 'none' }), trial('a', { iteration: 9 })];
    expect(reportOf([started(), planned('a'), ...stray, finished]).cells).toMatchObject([{ status: '' }]);
  });

  test('keeps reports bounded, whatever agents say, and marks what was cut', () => {
    const long = 'x'.repeat(1_000_000);
    const spans = Array.from({ length: 2000 }, (_, index) => ({
      id: index + 1,
      parent: null,
      name: 'chat' as const,
      label: long.slice(0, 5000),
      startMs: 0,
      endMs: 1,
      attributes: { text: long.slice(0, 5000), list: Array.from({ length: 500 }, () => 'item') },
      events: [],
    }));
    const huge = trial('a', {
      status: 'errored',
      output: {
        text: long,
        list: Array.from({ length: 100_000 }, (_, index) => index),
        [long]: { deep: [[long]] },
      },
      error: { kind: 'agent', message: long, cause: long },
      judgements: [{ judge: 'equals', status: 'failed', score: 0, reason: long }],
      spans,
      turns: Array.from({ length: 500 }, () => ({ input: long.slice(0, 9000), output: 1 })),
    });
    const report = reportOf([started(), planned('a', { input: { long }, expected: long }), huge, finished]);
    expect(JSON.stringify(report).length).toBeLessThan(600_000);
    expect(report.cells[0]?.failures[0]).toMatchObject({ shortened: true, status: 'errored', score: 0 });
    expect(reportSchema.parse(report)).toBeTruthy();
    const small = reportOf([started(), planned('a'), trial('a', { status: 'failed' }), finished]);
    expect(small.cells[0]?.failures[0]).not.toHaveProperty('shortened');
  });
});

describe('figures', () => {
  const figures = (events: RunEvent[]) => {
    const [first] = reportOf(events).leaderboard;
    if (!first) throw new Error('Nobody is on the leaderboard.');
    return first.figures;
  };

  test('count invalid and skipped trials apart from the pass rate', () => {
    const kinds = ['passed', 'failed', 'errored', 'invalid', 'skipped'] as const;
    const counted = figures(runOf(5, (index) => ({ status: kinds[index] ?? 'passed' })));
    expect(counted).toMatchObject({ trials: 3, passed: 1, failed: 1, errored: 1, invalid: 1, skipped: 1 });
    expect(counted.passRate).toMatchObject({ value: 1 / 3, samples: 3 });
    expect(counted.errorRate?.value).toBe(1 / 3);
  });

  test('give each rate a range that is never of zero width', () => {
    expect(figures(runOf(5, () => ({}))).passRate).toMatchObject({
      value: 1,
      lower: expect.closeTo(0.566, 3),
      upper: 1,
    });
  });

  test('take a hang into the latency as a lower bound, so that it never improves a percentile', () => {
    const hang: Partial<TrialFinished> = {
      status: 'errored',
      error: { kind: 'timeout', message: 'x' },
      latencyMs: 30,
    };
    const answers = runOf(9, (index) => ({ latencyMs: 10 * (index + 1) }));
    const hung = runOf(10, (index) => (index === 9 ? hang : { latencyMs: 10 * (index + 1) }));
    const [before, after] = [figures(answers).latency, figures(hung).latency];
    for (const key of ['p50', 'p90', 'p95', 'p99', 'max', 'mean'] as const) {
      expect(after[key]?.value, key).toBeGreaterThanOrEqual(before[key]?.value ?? Number.POSITIVE_INFINITY);
    }
    expect(after).toMatchObject({
      measured: 10,
      censored: 1,
      p95: { atLeast: true, upper: null },
      mean: { atLeast: true },
    });
    expect(after.p50).not.toHaveProperty('atLeast');
  });

  test('leave a fast failure out of the latency and count it beside it', () => {
    const failing: Partial<TrialFinished> = {
      status: 'errored',
      error: { kind: 'agent', message: 'x' },
      latencyMs: 0.1,
    };
    const { latency } = figures(runOf(3, (index) => (index === 0 ? failing : { latencyMs: 100 })));
    expect(latency).toMatchObject({ measured: 2, leftOut: 1, p50: { value: 100 } });
  });

  test('leave a timeout inside the agent out of the latency, too; a log that does not tell means the trial', () => {
    const failing: Partial<TrialFinished> = {
      status: 'errored',
      error: { kind: 'timeout', message: 'the model gave no answer' },
      latencyMs: 0.1,
    };
    const measured = (first: Partial<TrialFinished>) =>
      figures(runOf(3, (index) => (index === 0 ? first : { latencyMs: 100 }))).latency;
    const inside = measured({ ...failing, timedOut: false });
    expect(inside).toMatchObject({ measured: 2, leftOut: 1, censored: 0, p50: { value: 100 } });
    expect(inside.max).not.toHaveProperty('atLeast');
    for (const hung of [failing, { ...failing, timedOut: true }])
      expect(measured(hung)).toMatchObject({ measured: 3, leftOut: 0, censored: 1 });
  });

  test('are null, never 0, where anything was not measured', () => {
    const usage = { modelCalls: 1, inputTokens: 5, outputTokens: 5, costUsd: 0.1 };
    const unknown = figures(
      runOf(2, (index) =>
        index === 0 ? { usage } : { usage: { ...usage, costUsd: null }, latencyMs: null },
      ),
    );
    expect(unknown).toMatchObject({
      costMeanUsd: null,
      costTotalUsd: null,
      tokensTotal: 20,
      latency: { p50: null, leftOut: 1 },
    });
    expect(figures(runOf(1, () => ({})))).toMatchObject({ tokensMean: null, tokensTotal: null });
    expect(figures(runOf(1, () => ({ status: 'invalid' })))).toMatchObject({
      passRate: null,
      scoreMean: null,
      waitP95: null,
    });
  });

  test('say how many trials a percentile needs', () => {
    const { latency } = figures(runOf(58, (index) => ({ latencyMs: index })));
    expect(latency.p95).toMatchObject({ upper: null, note: 'n too small, 59 needed' });
    expect(latency.p99).toMatchObject({ upper: null, note: 'n too small, 299 needed' });
    expect(figures(runOf(59, (index) => ({ latencyMs: index }))).latency.p95).not.toHaveProperty('note');
  });

  test('count retried and cold trials', () => {
    const counted = figures(
      runOf(3, (index) => (index === 0 ? { cold: true, attempts: [{ kind: 'network', message: 'x' }] } : {})),
    );
    expect(counted).toMatchObject({ retried: 1, cold: 1 });
  });
});

describe('the leaderboard', () => {
  const board = (
    makeLeft: (index: number) => Partial<TrialFinished>,
    makeRight: (index: number) => Partial<TrialFinished>,
  ) => {
    const ids = Array.from({ length: 20 }, (_, index) => `case-${index}`);
    const agents = ['left', 'right'];
    return reportOf([
      started({ agents: agents.map((name) => ({ name, type: 'module', version: '2.0', digest: name })) }),
      ...ids.map((id) => planned(id, { agents })),
      ...ids.map((id, index) => trial(id, { agent: 'left', ...makeLeft(index) })),
      ...ids.map((id, index) => trial(id, { agent: 'right', ...makeRight(index) })),
      finished,
    ]).leaderboard.map(({ agent, rank }) => [agent, ...rank]);
  };

  test('puts an agent above another only where the data say so', () => {
    expect(
      board(
        (index) => ({ status: index < 10 ? 'failed' : 'passed' }),
        () => ({}),
      ),
    ).toEqual([
      ['right', 1, 1],
      ['left', 2, 2],
    ]);
    expect(
      board(
        (index) => ({ status: index < 2 ? 'failed' : 'passed' }),
        () => ({}),
      ),
    ).toEqual([
      ['right', 1, 2],
      ['left', 1, 2],
    ]);
  });

  test('orders equals by latency, then by name', () => {
    expect(
      board(
        () => ({ latencyMs: 20 }),
        () => ({ latencyMs: 10 }),
      ).map(([agent]) => agent),
    ).toEqual(['right', 'left']);
    expect(
      board(
        () => ({}),
        () => ({}),
      ).map(([agent]) => agent),
    ).toEqual(['left', 'right']);
  });

  test('puts an agent that could not be measured last', () => {
    expect(
      board(
        () => ({ status: 'invalid' }),
        () => ({ status: 'failed' }),
      ).map(([agent]) => agent),
    ).toEqual(['right', 'left']);
  });
});
