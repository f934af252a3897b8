import { describe, expect, test } from 'vitest';
import { type ProgressState, progressLine } from '../../../src/cli/run/progress-line.ts';
import { Throughput } from '../../../src/cli/run/throughput.ts';
import { displayWidth } from '../../../src/model/display-width.ts';

const state: ProgressState = {
  finished: 1200,
  total: 4800,
  notPassed: 31,
  running: 8,
  leftMs: 72_400,
  slowest: { name: 'suite/プロンプト🦊\u001b[2J@agent', forMs: 12_300 },
};

describe('the line of progress', () => {
  test.each([
    [40, '1,200 of 4,800, 31 did not pass'],
    [60, '1,200 of 4,800 trials, 31 did not pass, about 1m 12s left'],
    [80, '██░░░░░░░░ 1,200 of 4,800 trials, 31 did not pass, about 1m 12s left, 8 running'],
    [
      130,
      '█████░░░░░░░░░░░░░░░ 1,200 of 4,800 trials, 31 did not pass, about 1m 12s left, 8 running, slowest: suite/プロンプト🦊␛[2J@ag… 12s',
    ],
    [
      Number.POSITIVE_INFINITY,
      '1,200 of 4,800 trials, 31 did not pass, about 1m 12s left, 8 running, slowest: suite/プロンプト🦊␛[2J@agent 12s',
    ],
  ])('of %d cells says the most telling first', (width, line) => {
    expect(progressLine(state, { width, unicode: true })).toBe(line);
  });

  test('is never wider than the terminal, whatever it says', () => {
    for (let width = 10; width <= 200; width++)
      for (const unicode of [true, false])
        expect(displayWidth(progressLine(state, { width, unicode }))).toBeLessThanOrEqual(width);
  });
});

describe('the time that is left', () => {
  test('follows the pace of now, not a slow start', () => {
    const pace = new Throughput(0);
    pace.finished(60_000, 60_000);
    for (let nowMs = 60_100; nowMs <= 160_000; nowMs += 100) pace.finished(nowMs, 100);
    expect(pace.timeFor(100, 160_000)).toBeCloseTo(10_000, -3);
  });

  test('is not deceived by trials that began together and end together', () => {
    const pace = new Throughput(0);
    for (let trial = 0; trial < 10; trial++) pace.finished(10_000, 10_000);
    expect(pace.timeFor(90, 10_000)).toBe(90_000);
    expect(pace.timeFor(90, 12_000)).toBeGreaterThan(90_000);
  });

  test('is not known before anything has ended, nor when nothing ends any more', () => {
    const pace = new Throughput(0);
    expect(pace.timeFor(5, 9000)).toBeNull();
    pace.finished(10_000, 10);
    expect(pace.timeFor(5, 90_000)).toBeNull();
  });
});
