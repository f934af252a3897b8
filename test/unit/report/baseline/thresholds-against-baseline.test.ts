import { describe, expect, test } from 'vitest';
import type { TrialFinished } from '../../../../src/model/event.ts';
import { baselineChunks } from '../../../../src/report/baseline/baseline-chunks.ts';
import { baselineOf } from '../../../../src/report/baseline/baseline-of.ts';
import { buildReport } from '../../../../src/report/build-report.ts';
import { readReport } from '../../../../src/report/earlier/read-report.ts';
import type { MeasuredRun } from '../../../../src/report/fold/measured-run.ts';
import { finished, foldOf, planned, runOf, started, trial } from '../../../support/events.ts';

type Make = (index: number) => Partial<TrialFinished>;

const passing: Make = () => ({});
const failing =
  (count: number): Make =>
  (index) => ({ status: index < count ? 'failed' : 'passed' });

/** A run as its committed baseline has it. */
function committed(run: MeasuredRun): MeasuredRun {
  const reading = readReport([...baselineChunks(baselineOf(run))].join(''));
  if ('problem' in reading) throw new Error(reading.problem);
  return reading.run;
}

/** What becomes of limits when `now` follows on `before`, each over `n` cases. */
function judged(n: number, before: Make, now: Make, ...limits: string[]) {
  const fold = foldOf(runOf(n, now, limits));
  fold.baseline = committed(foldOf(runOf(n, before)));
  return buildReport(fold).thresholds;
}

describe('a limit that compares with a baseline', () => {
  test.each([
    'pass-rate >= baseline',
    'error-rate <= baseline',
    'latency-p95 <= baseline',
    'score-mean >= baseline',
  ])('is met by what has not changed (%s)', (limit) => {
    const [result] = judged(20, failing(3), failing(3), limit);
    expect(result).toMatchObject({
      evaluated: true,
      met: true,
      reason: expect.stringContaining('no case differs'),
    });
  });

  test('is missed by what got worse by the margin, and not by chance', () => {
    const [result] = judged(20, passing, failing(8), 'pass-rate >= baseline - 5pp');
    expect(result).toMatchObject({ evaluated: true, met: false, measured: { value: 0.6 } });
    expect(result?.reason).toBe(
      'Over 20 cases of the baseline: 60 % after 100 %, limit 95 %; worse, and not by chance (p = 0.0078).',
    );
  });

  test('is met by what may be chance, and says what would have been seen', () => {
    const [result] = judged(20, passing, failing(2), 'pass-rate >= baseline');
    expect(result).toMatchObject({ evaluated: true, met: true });
    expect(result?.reason).toMatch(
      /90 % after 100 %; worse, which may be chance \(p = 0\.5\); a change of [\d.]+ pp would/,
    );
  });

  test('guards nothing where too few cases or trials were tried for any change to be seen', () => {
    const [result, held] = judged(5, passing, failing(5), 'pass-rate >= baseline - 2pp');
    expect(result).toMatchObject({ evaluated: false, met: true });
    expect(result?.reason).toBe(
      'Not evaluated: so little was tried that any change may be chance. Over 5 cases of the baseline: 0 % after 100 %, limit 98 %; worse (p = 0.062); too few cases to see any change.',
    );
    expect(held).toMatchObject({ threshold: 'pass-rate == 100%', met: false });
    const slower = judged(20, passing, () => ({ latencyMs: 9000 }), 'latency-p95 <= baseline + 10%');
    expect(slower[0]).toMatchObject({ evaluated: false, reason: expect.stringContaining('too few trials') });
    expect(judged(5, failing(2), failing(1), 'pass-rate >= baseline')).toMatchObject([
      { evaluated: true, met: true },
    ]);
    // Six cases are enough for one limit, but not for two that share the chance to be wrong.
    const limits = ['pass-rate >= baseline', 'error-rate <= baseline'] as const;
    expect(judged(6, passing, failing(5), limits[0])[0]).toMatchObject({ evaluated: true, met: true });
    expect(judged(6, passing, failing(5), ...limits)[0]).toMatchObject({ evaluated: false });
  });

  test('is missed by what could not be told where a baseline is required', () => {
    const events = runOf(5, failing(5), ['pass-rate >= baseline']).map((event) =>
      event.type === 'run-started' ? { ...event, requireBaseline: true as const } : event,
    );
    const fold = foldOf(events);
    fold.baseline = committed(foldOf(runOf(5, passing)));
    expect(buildReport(fold).thresholds[0]).toMatchObject({
      met: false,
      reason: expect.stringContaining('and --require-baseline asks for a comparison. Over 5 cases'),
    });
  });

  test('shows values that are nearly the same with the same digits', () => {
    const [result] = judged(
      100,
      () => ({ latencyMs: 118.3749 }),
      () => ({ latencyMs: 118.2749 }),
      'latency-p95 <= baseline + 10%',
    );
    expect(result?.reason).toContain('118.3ms after 118.4ms, limit 130ms');
  });

  test('is met by what got worse by less than the margin', () => {
    const [result] = judged(100, passing, failing(8), 'pass-rate >= baseline - 10pp');
    expect(result).toMatchObject({
      met: true,
      reason: expect.stringContaining('by no more than the margin'),
    });
  });

  test('is met by what got better', () => {
    const [result] = judged(20, failing(8), passing, 'pass-rate >= baseline');
    expect(result).toMatchObject({ met: true, reason: expect.stringContaining('not worse') });
  });

  test('knows a slower tail from noise, and a hang from an answer', () => {
    const slow =
      (factor: number): Make =>
      (index) => ({ latencyMs: factor * (100 + (index % 50)) });
    const of = (now: Make) => judged(200, slow(1), now, 'latency-p95 <= baseline + 10%')[0];
    expect(of(slow(1.5))).toMatchObject({ met: false });
    expect(of(slow(1.05))).toMatchObject({ met: true });
    const hanging: Make = (index) =>
      index % 10 === 0
        ? { status: 'errored', latencyMs: 160, error: { kind: 'timeout', message: 'slow' } }
        : { latencyMs: 10 };
    const [result] = judged(200, () => ({ latencyMs: 10 }), hanging, 'latency-p95 <= baseline + 10%');
    expect(result).toMatchObject({ met: false, reason: expect.stringContaining('≥ 160ms') });
  });

  test('compares costs, of which none may be unknown', () => {
    const costing =
      (costUsd: number | null): Make =>
      (index) => ({
        usage: { modelCalls: 1, inputTokens: 1, outputTokens: 1, costUsd: costUsd && costUsd + index / 1e4 },
      });
    const of = (before: number | null, now: number | null) =>
      judged(20, costing(before), costing(now), 'cost-mean <= baseline + 10%')[0];
    expect(of(0.1, 0.2)).toMatchObject({ evaluated: true, met: false });
    expect(of(0.1, 0.1)).toMatchObject({ evaluated: true, met: true });
    expect(of(0.1, null)).toMatchObject({ met: false, reason: expect.stringContaining('Not measured') });
    expect(of(null, 0.1)).toMatchObject({ evaluated: false, met: true });
  });

  test('is corrected for its fellows: what is chance among three is not evidence', () => {
    const alone = judged(20, passing, failing(6), 'pass-rate >= baseline');
    expect(alone[0]).toMatchObject({ met: false });
    const three = judged(
      20,
      passing,
      failing(6),
      'pass-rate >= baseline',
      'error-rate <= baseline',
      'latency-p50 <= baseline',
    );
    expect(three[0]).toMatchObject({
      met: true,
      reason: expect.stringContaining('3 such thresholds taken together'),
    });
  });

  test('leaves out what was edited and what is new, and says so', () => {
    const fold = foldOf([
      started({ limits: ['pass-rate >= baseline'] }),
      planned('case-0'),
      planned('case-1', { digest: 'edited' }),
      planned('new'),
      ...['case-0', 'case-1', 'new'].map((id) => trial(id)),
      finished,
    ]);
    fold.baseline = committed(foldOf(runOf(2, passing)));
    const [result] = buildReport(fold).thresholds;
    expect(result?.reason).toMatch(
      /^Over 1 case of the baseline \(1 edited and 1 new left out\): 100 % after 100 %;/,
    );
  });

  test('counts a case once, however many agents are tried on it', () => {
    const agents = ['a', 'b', 'c'];
    const events = (status: 'passed' | 'failed') => [
      started({
        limits: ['pass-rate >= baseline'],
        agents: agents.map((name) => ({ name, type: 'x', digest: 'x' })),
      }),
      ...['one', 'two'].map((id) => planned(id, { agents })),
      ...['one', 'two'].flatMap((id) => agents.map((agent) => trial(id, { agent, status }))),
      finished,
    ];
    const fold = foldOf(events('failed'));
    fold.baseline = committed(foldOf(events('passed')));
    expect(buildReport(fold).thresholds[0]).toMatchObject({
      met: true,
      reason: expect.stringContaining(
        'Over 2 cases of the baseline: 0 % after 100 %; worse (p = 0.5); too few cases',
      ),
    });
  });
});

describe('a limit without a baseline to compare with', () => {
  const report = (make: Make, edited = false, requireBaseline = false) => {
    const events = runOf(4, make, ['pass-rate >= baseline']);
    const fold = foldOf(
      events.map((event) =>
        event.type === 'run-started' && requireBaseline
          ? { ...event, requireBaseline: true as const }
          : event,
      ),
    );
    if (edited) {
      const before = runOf(4, passing).map((event) =>
        event.type === 'case-planned' ? { ...event, digest: 'before' } : event,
      );
      fold.baseline = committed(foldOf(before));
    }
    return buildReport(fold);
  };

  test('is not evaluated, and guards nothing: the suite is held to all of its cases', () => {
    const { thresholds, verdict } = report(failing(1));
    expect(thresholds).toMatchObject([
      { threshold: 'pass-rate >= baseline', evaluated: false, met: true },
      { threshold: 'pass-rate == 100%', from: 'default', suite: 'suite', met: false },
    ]);
    expect(verdict.exitCode).toBe(1);
    expect(report(passing).verdict.exitCode).toBe(0);
  });

  test('is the same where every case was edited since', () => {
    const [first, second] = report(failing(1), true).thresholds;
    expect(first?.reason).toBe('Not evaluated: no case is the same in the baseline (4 edited left out).');
    expect(second).toMatchObject({ threshold: 'pass-rate == 100%', met: false });
  });

  test('is missed where a baseline is required', () => {
    const { thresholds, verdict } = report(passing, false, true);
    expect(thresholds[0]).toMatchObject({ evaluated: false, met: false });
    expect(verdict.exitCode).toBe(1);
  });
});

describe('a baseline', () => {
  test('is sorted, small, and the same when it is made again from itself', () => {
    const fold = foldOf(runOf(12, (index) => ({ latencyMs: 1 / (index + 3), output: 'x'.repeat(1000) })));
    const text = [...baselineChunks(baselineOf(fold))].join('');
    expect([...baselineChunks(baselineOf(committed(fold)))].join('')).toBe(text);
    expect(text.length).toBeLessThan(12 * 400 + 500);
    const names = baselineOf(fold).cells.map((cell) => cell.case);
    expect(names).toEqual([...names].sort());
    expect(text).toContain('\n      "latencyMs": [0.333],\n');
  });
});
