import { describe, expect, test } from 'vitest';
import type { RunEvent, TrialFinished } from '../../../../src/model/event.ts';
import { seededRandom } from '../../../../src/model/random.ts';
import type { ReporterOptions } from '../../../../src/model/reporter.ts';
import { createBenchReporter } from '../../../../src/report/bench/bench-reporter.ts';
import { finished, planned, reportOf, started, trial } from '../../../support/events.ts';
import { reporterOptions } from '../../../support/report-by.ts';

const benchReporter = createBenchReporter({ trace: false, verbose: false });

function draw(events: readonly RunEvent[], parts: Partial<ReporterOptions> = {}): string {
  return benchReporter.report({ ...reportOf(events), failing: [] }, reporterOptions(parts)).text;
}

const hung: Partial<TrialFinished> = {
  status: 'errored',
  error: { kind: 'timeout', message: 'x' },
  latencyMs: 5000,
};

type Make = (agent: string, index: number) => Partial<TrialFinished>;

/** A benchmark of these agents, `n` cases in one iteration. */
function benchmark(agents: readonly string[], n: number, make: Make, warmup = 0): RunEvent[] {
  return [
    started({
      bench: { warmup, concurrency: 1 },
      agents: agents.map((name) => ({ name, type: 'module', digest: name })),
    }),
    ...Array.from({ length: n }, (_, index) => planned(`case-${index}`, { agents: [...agents] })),
    ...agents.flatMap((agent) =>
      Array.from({ length: n }, (_, index) => trial(`case-${index}`, { agent, ...make(agent, index) })),
    ),
    finished,
  ];
}

function section(text: string, title: string): string[] {
  const lines = text.split('\n');
  const start = lines.findIndex((line) => line.startsWith(title));
  return lines.slice(start, lines.indexOf('', start));
}

/** Number of trials that each row of a histogram tells. */
function countsIn(lines: readonly string[]): number[] {
  return lines.flatMap((line) => {
    const found = / {2}[█▏▎▍▌▋▊▉#]* ?(\d+)(?: |$)/.exec(line);
    return found ? [Number(found[1])] : [];
  });
}

describe('a benchmark in the terminal', () => {
  test('says how it was measured, and what it left out', () => {
    const text = draw(benchmark(['left', 'right'], 4, () => ({}), 2));
    expect(text).toContain('2 agents in turn, one trial at a time\n');
    expect(text).toContain('2 warm-up trials a case and agent came first, not in the figures\n');
    expect(text).toContain('latency P50  10ms (n too small, 6 needed)\n');
    expect(text).toContain('P95  10ms (n too small, 59 needed)\n');
    expect(text).toContain('cost         not known\n');
  });

  test('shows ties as ties, and what difference could have been seen', () => {
    const text = draw(
      benchmark(['left', 'right'], 12, (agent, index) => ({
        status: index === 0 && agent === 'left' ? 'failed' : 'passed',
      })),
    );
    expect(text).toMatch(/1–2 +right/);
    expect(text).toContain('    P50        10ms against 10ms, alike in every case\n');
    expect(text).toMatch(/right and left: no difference in pass rate seen\n/);
    expect(text).toMatch(
      /100 % against 91\.7 %, \+8\.3 points .*, p = 1; \d.* points\s+would\s+have\s+been\s+seen/,
    );
  });

  test('says that it cannot tell where there are too few cases', () => {
    const text = draw(
      benchmark(['left', 'right'], 2, (agent) => ({ status: agent === 'left' ? 'failed' : 'passed' })),
    );
    expect(text).toMatch(/right and left: too few cases to say/);
    expect(text).toMatch(/about \d+ cases needed/);
  });
});

describe('a histogram of latencies', () => {
  const spread: Make = (agent, index) => ({
    latencyMs: (agent === 'left' ? 3 : 1) * Math.exp(8 * seededRandom(`${agent}${index}`).next()),
  });

  test.each([
    [40, true],
    [40, false],
    [200, true],
  ])('keeps to %i columns and tells every trial once, with rows that grow, unicode %s', (width, unicode) => {
    const text = draw(benchmark(['left', 'right'], 80, spread), { width, unicode });
    const lines = section(text, 'Latency');
    expect(lines.join('\n')).toMatch(/rows growing\s+with the time/);
    expect(Math.max(...lines.slice(1).map((line) => line.length))).toBeLessThanOrEqual(width);
    expect(countsIn(lines).reduce((sum, count) => sum + count, 0)).toBe(160);
    if (!unicode) expect(lines.join('')).toMatch(/^[ -~]*$/);
  });

  test('has rows of equal size where the spread is small, and names them apart', () => {
    const lines = section(
      draw(benchmark(['one'], 40, (_, index) => ({ latencyMs: 1000.1 + index / 1000 }))),
      'Latency',
    );
    expect(lines[0]).not.toContain('growing');
    const labels = lines.slice(2).map((line) => line.trim().split('  ')[0]);
    expect(new Set(labels).size).toBe(labels.length);
    expect(labels.length).toBeGreaterThan(3);
  });

  test('has one row where all times are equal, zero included', () => {
    const of = (latencyMs: number) =>
      section(draw(benchmark(['one'], 5, () => ({ latencyMs }))), 'Latency').slice(2);
    expect(of(7)).toEqual([expect.stringMatching(/^ {4}7ms {2}█+ 5 P50 P95 P99$/)]);
    expect(of(0)).toEqual([expect.stringMatching(/^ {4}0ms {2}█+ 5 P50 P95 P99$/)]);
  });

  test('keeps times of zero apart from the quickest others on a scale that grows', () => {
    const lines = section(
      draw(benchmark(['one'], 9, (_, index) => ({ latencyMs: index < 3 ? 0 : 10 ** index }))),
      'Latency',
    );
    expect(lines[2]).toMatch(/^ +0ms – 1s {2}█+ 3$/);
  });

  test('gives trials that ran out of time a row of their own, with the percentiles that lie there', () => {
    const lines = section(
      draw(benchmark(['one'], 20, (_, index) => (index < 2 ? hung : { latencyMs: 10 + index }))),
      'Latency',
    );
    expect(lines.at(-1)).toMatch(/≥ 5s {2}█.* 2 timed out P95 P99$/);
    const all = section(draw(benchmark(['one'], 3, () => hung)), 'Latency');
    expect(all.slice(2)).toEqual([expect.stringMatching(/^ {4}≥ 5s {2}█+ 3 timed out P50 P95 P99$/)]);
  });

  test('counts what has no latency, and is left out where nothing has one', () => {
    const failed: Partial<TrialFinished> = { status: 'errored', error: { kind: 'agent', message: 'x' } };
    const some = draw(benchmark(['one'], 5, (_, index) => (index === 0 ? failed : {})));
    expect(section(some, 'Latency').at(-1)).toBe('    not shown: 1 trial without a latency');
    expect(draw(benchmark(['one'], 5, () => failed))).not.toContain('Latency ');
  });
});
